using System.Security.Cryptography;
using System.Text;

namespace RussiaTaliban.Briefing;

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

    /// <summary>SHA-256 over the rules, 64 lower-case hexadecimal digits: comments and blank lines do not count. Empty where there are no rules.</summary>
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
