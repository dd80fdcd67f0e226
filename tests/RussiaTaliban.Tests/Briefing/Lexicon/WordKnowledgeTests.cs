using System.Diagnostics;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Tests.Briefing.Lexicon;

/// <summary>The shipped files: that they load, stay within their budget, and know what they were built to know.</summary>
public sealed class WordKnowledgeTests
{
    private static readonly WordKnowledge Knowledge = WordKnowledge.Load();

    [Fact]
    public void Load_ShippedFiles_StaysWithinBudget()
    {
        var files = Directory.GetFiles(WordKnowledge.DefaultDirectory, "*.bin").Sum(file => new FileInfo(file).Length);
        Assert.InRange(files, 1_000_000, 12_000_000);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var loaded = WordKnowledge.Load();
        clock.Stop();
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(loaded);

        Assert.InRange(memory, 0, 60_000_000);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"took {clock.Elapsed}: 150 ms is the budget on an idle machine");
    }

    [Fact]
    public void Load_FileOfAnotherBuild_NamesIt()
    {
        var directory = Directory.CreateTempSubdirectory("lexicon").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(WordKnowledge.DefaultDirectory, "*.bin"))
            {
                File.Copy(file, Path.Combine(directory, Path.GetFileName(file)));
            }

            var vectors = Path.Combine(directory, "vectors.bin");
            var (payload, build) = LexiconFile.Read(vectors, LexiconFileKind.Vectors);
            LexiconFile.Write(vectors, LexiconFileKind.Vectors, build + 1, payload.Span);

            var refused = Assert.Throws<LexiconException>(() => WordKnowledge.Load(directory));
            Assert.Equal(vectors, refused.Path);
            Assert.Contains("rebuild all files together", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Theory]
    [InlineData("Beijing", "CN", nameof(CountryNameKind.Capital))]
    [InlineData("Chinese", "CN", nameof(CountryNameKind.People))]
    [InlineData("the Kremlin", "RU", nameof(CountryNameKind.Government))]
    [InlineData("the Russian Federation", "RU", nameof(CountryNameKind.Name))]
    [InlineData("Downing Street", "GB", nameof(CountryNameKind.Government))]
    [InlineData("the White House", "US", nameof(CountryNameKind.Government))]
    [InlineData("the U.S.", "US", nameof(CountryNameKind.Name))]
    [InlineData("the UAE", "AE", nameof(CountryNameKind.Name))]
    [InlineData("Emiratis", "AE", nameof(CountryNameKind.People))]
    [InlineData("Frenchmen", "FR", nameof(CountryNameKind.People))]
    [InlineData("Nairobi", "KE", nameof(CountryNameKind.Capital))]
    [InlineData("Islamabad’s", "PK", nameof(CountryNameKind.Capital))]
    [InlineData("South Sudan", "SS", nameof(CountryNameKind.Name))]
    [InlineData("Côte d’Ivoire", "CI", nameof(CountryNameKind.Name))]
    public void Countries_AnyNameOfOne_FindsIt(string text, string code, string kind)
    {
        var words = WordReader.Read(text).ConvertAll(word => word.Folded);

        var found = Enumerable.Range(0, words.Count).Select(at => Knowledge.Countries.Find(words, at)).FirstOrDefault(match => match is not null);

        Assert.Equal((code, kind), (found?.Code, found?.Kind.ToString()));
    }

    [Theory]
    [InlineData("tell us why")]
    [InlineData("the car")]
    [InlineData("a bridge too far")]
    public void Countries_EverydayWords_NameNone(string text)
    {
        var words = WordReader.Read(text).ConvertAll(word => word.Folded);

        Assert.All(Enumerable.Range(0, words.Count), at => Assert.Null(Knowledge.Countries.Find(words, at)));
    }

    [Theory]
    [InlineData("recognition", "recognise", nameof(RelationKind.Derivation))]
    [InlineData("withdraw", "withdrawal", nameof(RelationKind.Derivation))]
    [InlineData("insurgents", "rebel", nameof(RelationKind.Synonym))]
    [InlineData("prompted", "motivate", nameof(RelationKind.Synonym))]
    [InlineData("sought", "seek", nameof(RelationKind.BaseForm))]
    [InlineData("banner", "flag", nameof(RelationKind.Hypernym))]
    [InlineData("weaken", "strengthen", nameof(RelationKind.Antonym))]
    [InlineData("kabul", "afghanistan", nameof(RelationKind.Part))]
    [InlineData("recognise", "recognize", nameof(RelationKind.Spelling))]
    [InlineData("defence", "defense", nameof(RelationKind.Spelling))]
    [InlineData("taleban", "taliban", nameof(RelationKind.Spelling))]
    [InlineData("daesh", "isis", nameof(RelationKind.Spelling))]
    public void Relations_KnownPair_HoldsAsThatKind(string word, string other, string kind) =>
        Assert.Contains(Knowledge.Relations.Of(word), relation => relation.Word == other && relation.Kind.ToString() == kind && relation.Weight is > 0 and <= 1);

    [Fact]
    public void Relations_Strongest_ComesFirstAndNoneTwice()
    {
        var relations = Knowledge.Relations.Of("agreement");

        Assert.Equal(relations.OrderByDescending(relation => relation.Weight).Select(relation => relation.Weight), relations.Select(relation => relation.Weight));
        Assert.Equal(relations.Count, relations.Select(relation => relation.Word).Distinct().Count());
        Assert.DoesNotContain(relations, relation => relation.Word == "agreement");
    }

    [Theory]
    [InlineData("qwxzvk")]
    [InlineData("")]
    [InlineData("1979")]
    public void Relations_UnknownWord_AreNone(string word) => Assert.Empty(Knowledge.Relations.Of(word));

    [Fact]
    public void Lemmas_DoubledConsonant_IsUndone() => Assert.Contains(("stop", PartsOfSpeech.Verb), Knowledge.Relations.Lemmas("stopped"));

    [Fact]
    public void BackgroundIdf_RarerWord_TellsMore()
    {
        Assert.True(Knowledge.Words.BackgroundIdf("the") < Knowledge.Words.BackgroundIdf("government"));
        Assert.True(Knowledge.Words.BackgroundIdf("government") < Knowledge.Words.BackgroundIdf("embassy"));
        Assert.True(Knowledge.Words.BackgroundIdf("embassy") < Knowledge.Words.BackgroundIdf("qwxzvk"));
        Assert.True(Knowledge.Words.Probability("qwxzvk") > 0);
    }

    [Theory]
    [InlineData("ties", "links", "wheat")]
    [InlineData("rebels", "insurgents", "budget")]
    [InlineData("trade", "exports", "mosque")]
    [InlineData("neighbours", "neighbors", "vaccine")]
    public void Vectors_WordsUsedAlike_AreNearerThanOthers(string word, string near, string far) =>
        Assert.True(Knowledge.Vectors.Cosine(word, near) > 0.1f + Knowledge.Vectors.Cosine(word, far));

    [Fact]
    public void Vectors_UnknownWord_IsReadFromItsLetters()
    {
        var vector = new float[Knowledge.Vectors.Dimensions];

        Assert.Equal(VectorOrigin.Letters, Knowledge.Vectors.Read("internationalisationally", vector));
        Assert.Equal(1f, vector.Sum(value => value * value), 3);
        Assert.True(Knowledge.Vectors.Cosine("internationalisationally", "internationalization") > Knowledge.Vectors.Cosine("internationalisationally", "fisherman"));
        Assert.Equal(VectorOrigin.None, Knowledge.Vectors.Read("2021", vector));
        Assert.Equal(VectorOrigin.None, Knowledge.Vectors.Read("", vector));
    }

    [Fact]
    public void Sentences_SayingTheSame_AreNearerThanOthers()
    {
        var asked = Knowledge.Sentences.Of(["troops", "left", "country"]);
        var same = Knowledge.Sentences.Of(["soldiers", "withdrew", "nation"]);
        var other = Knowledge.Sentences.Of(["schools", "taught", "mathematics"]);

        Assert.True(Dot(asked, same) > 0.15f + Dot(asked, other));
        Assert.All(Knowledge.Sentences.Of([]), value => Assert.Equal(0f, value));

        static float Dot(float[] left, float[] right) => left.Zip(right, (first, second) => first * second).Sum();
    }
}
