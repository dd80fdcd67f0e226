using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Benchmarks.Speed;

/// <summary>A large corpus made of a small one: its sentences dealt anew into passages, so that words are as common as in real text.</summary>
internal static class SyntheticCorpus
{
    private const int PassagesAnArticle = 40;
    private const int SentencesAPassage = 4;

    /// <summary>Writes at least <paramref name="passages"/> passages to <paramref name="directory"/>; the same call writes the same.</summary>
    public static void Write(string directory, Corpus source, int passages)
    {
        var sentences = source.Passages.SelectMany(passage => passage.Text.Split(". ", StringSplitOptions.RemoveEmptyEntries)).Select(sentence => sentence.TrimEnd('.') + ".").ToArray();
#pragma warning disable CA5394 // seeded, so that every run measures the same corpus
        var random = new Random(11);
        for (var article = 0; article * PassagesAnArticle < passages; article++)
        {
            var paragraphs = Enumerable.Range(0, PassagesAnArticle)
                .Select(_ => string.Join(' ', Enumerable.Range(0, SentencesAPassage).Select(_ => sentences[random.Next(sentences.Length)])));
            File.WriteAllText(
                Path.Combine(directory, $"made-{article}.md"),
                $"---\ntitle: Made {article}\nsource: benchmark\nauthor: benchmark\npublished: 2025-01-01\nlanguage: en\n---\n\n{string.Join("\n\n", paragraphs)}\n");
        }
#pragma warning restore CA5394
    }
}
