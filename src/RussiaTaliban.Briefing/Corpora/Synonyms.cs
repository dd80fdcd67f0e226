using System.Security.Cryptography;
using System.Text;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>What a corpus says itself about words and phrases that mean the same, in the order of its file. Immutable.</summary>
internal sealed class Synonyms
{
    public Synonyms(IReadOnlyList<SynonymRule> rules)
    {
        Rules = rules;
        Revision = ContentHash(rules);
    }

    /// <summary>What a corpus without a synonyms file has.</summary>
    public static Synonyms None { get; } = new([]);

    /// <summary>The rules, in the order of the file.</summary>
    public IReadOnlyList<SynonymRule> Rules { get; }

    /// <summary>SHA-256 over the rules, 64 lower-case hexadecimal digits: comments and blank lines do not count. Empty if there are no rules.</summary>
    public string Revision { get; }

    private static string ContentHash(IReadOnlyList<SynonymRule> rules)
    {
        if (rules.Count == 0)
        {
            return string.Empty;
        }

        var text = string.Join('\n', rules.Select(rule => $"{string.Join(',', rule.Asked)}=>{string.Join(',', rule.Met)}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>One line of a corpus's synonyms file.</summary>
/// <param name="Asked">The words and phrases of a question that the line is about; at least one.</param>
/// <param name="Met">The words and phrases of a passage that meet any of them; the same as <paramref name="Asked"/> where each stands for each.</param>
internal sealed record SynonymRule(IReadOnlyList<string> Asked, IReadOnlyList<string> Met);

/// <summary>
/// Reads a synonyms file in the form that Solr and Lucene made common: a group a line, parted by commas; <c>a =&gt; b</c> where a question with
/// the left is met by the right and not the other way round; <c>#</c> begins a line that is a remark.
/// </summary>
internal static class SynonymsParser
{
    /// <summary>The file's name; it stands at the top of the corpus folder.</summary>
    public const string FileName = "synonyms.txt";

    /// <summary>The longest phrase, in words: a longer one is a line whose commas were forgotten.</summary>
    public const int MaxWords = 8;

    private const string Arrow = "=>";

    /// <summary>The rules, or null with at least one fault added.</summary>
    /// <param name="bytes">The file, UTF-8.</param>
    /// <param name="english">True if every article is in English: words that its search leaves out are then faults too.</param>
    /// <param name="faults">Where faults are added.</param>
    public static Synonyms? Parse(byte[] bytes, bool english, ICollection<CorpusFault> faults)
    {
        if (TextFile.Decode(bytes, FileName, faults) is not { } text)
        {
            return null;
        }

        var before = faults.Count;
        var rules = new List<SynonymRule>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Trim() is { Length: > 0 } rule && rule[0] != '#' && Rule(rule, english, fault => faults.Add(new CorpusFault(FileName, number, fault))) is { } read)
            {
                rules.Add(read);
            }
        }

        return faults.Count > before ? null : new Synonyms(rules);
    }

    private static SynonymRule? Rule(string line, bool english, Action<string> tell)
    {
        var sides = line.Split(Arrow);
        if (sides.Length > 2)
        {
            tell($"“{Arrow}” appears twice; a line can have only one: a {Arrow} b, c");
            return null;
        }

        var phrases = sides.Select(side => side.Split(',', StringSplitOptions.TrimEntries)).ToList();
        var told = false;
        foreach (var phrase in phrases.SelectMany(side => side))
        {
            if (Fault(phrase, english) is { } fault)
            {
                tell(fault);
                told = true;
            }
        }

        if (!told && phrases is [{ Length: 1 }])
        {
            tell("a line needs at least two words or phrases, separated by commas: QCG, Quadrilateral Coordination Group");
            told = true;
        }

        return told ? null : new SynonymRule(phrases[0], phrases[^1]);
    }

    private static string? Fault(string phrase, bool english)
    {
        if (phrase.Length == 0)
        {
            return "a word or phrase is missing before or after a comma or arrow";
        }

        var words = WordReader.Read(phrase);
        if (words.Count is 0 or > MaxWords)
        {
            return words.Count == 0 ? $"“{phrase}” has no word" : $"“{phrase}” has {words.Count} words; at most {MaxWords}: separate the phrases with commas";
        }

        return english && words.TrueForAll(word => word.Shape != WordShape.Acronym && FunctionWords.Contains(word.Folded))
            ? $"“{phrase}” contains only words that every search ignores"
            : null;
    }
}
