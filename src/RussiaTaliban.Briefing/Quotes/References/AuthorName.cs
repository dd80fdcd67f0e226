using System.Text.RegularExpressions;

namespace RussiaTaliban.Briefing.Quotes.References;

/// <summary>An author's name in the parts that reference styles order anew.</summary>
/// <param name="Family">The last name without its particles; the whole name where it has one part or is an institution's.</param>
/// <param name="Given">The other names; empty if there are none.</param>
internal sealed partial record AuthorName(string Family, string Given)
{
    private static readonly string[] Titles = ["dr", "prof", "professor", "mr", "mrs", "ms", "sir", "gen", "col", "amb"];
    private static readonly string[] Particles = ["van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "ibn", "al", "el"];
    private static readonly string[] Suffixes = ["jr", "sr", "ii", "iii", "iv"];
    private static readonly string[] OfInstitutions = ["of", "for", "the", "news", "press", "agency", "ministry", "institute", "university", "council", "association", "foundation", "staff"];

    /// <summary>“van der”; empty if there is none.</summary>
    public string Particle { get; init; } = "";

    /// <summary>“Jr.”, “III”; empty if there is none.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>True for an institution, whose name is never turned round.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>The family name with its particles.</summary>
    public string Last => Particle.Length > 0 ? $"{Particle} {Family}" : Family;

    /// <summary>The given names' first letters: <c>F.</c>, <c>J. K.</c>, <c>J.-L.</c></summary>
    public string Initials => string.Join(' ', Given.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(name => string.Join('-', name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(part => part[..(char.IsSurrogate(part[0]) ? 2 : 1)] + "."))));

    /// <summary>True for “Dr”, “Prof.”, “Mrs”.</summary>
    public static bool IsTitle(string word) => Titles.Contains(word.TrimEnd('.'), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The authors that a line of front matter names, in order; titles are left out. Names are parted by semicolons, “and”, “&amp;” or commas; a name in braces
    /// is taken as it is; one word before a comma is a family name, as in “Doe, Jane”.
    /// </summary>
    public static IReadOnlyList<AuthorName> Read(string? authors)
    {
        if (authors is null)
        {
            return [];
        }

        if (IsInstitution(authors) && !authors.Contains(';', StringComparison.Ordinal))
        {
            return [Literal(authors)];
        }

        return [.. And().Split(authors).SelectMany(Pieces).Select(One).OfType<AuthorName>()];
    }

    /// <summary>The names of a list with commas, “Family, Given” and “…, Jr.” kept together.</summary>
    private static IEnumerable<string> Pieces(string list)
    {
        var parts = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < parts.Length; at++)
        {
            var piece = parts[at];
            if (at + 1 < parts.Length && !IsSuffix(parts[at + 1]) && Words(piece).SkipWhile(word => Particles.Contains(word, StringComparer.Ordinal)).Count() == 1)
            {
                piece += ", " + parts[++at];
            }

            if (at + 1 < parts.Length && IsSuffix(parts[at + 1]))
            {
                piece += " " + parts[++at];
            }

            yield return piece;
        }
    }

    private static AuthorName? One(string name)
    {
        if (IsInstitution(name))
        {
            return Literal(name);
        }

        var isInverted = name.Contains(',', StringComparison.Ordinal);
        var parts = (isInverted ? Turned(name) : Words(name)).SkipWhile(IsTitle).ToList();
        var suffix = parts.Count > 2 && IsSuffix(parts[^1]) ? parts[^1] : "";
        parts = suffix.Length > 0 ? parts[..^1] : parts;
        if (parts.Count == 0)
        {
            return null;
        }

        // Family name first, then the name and the patronymic, as Russian lists have them.
        if (!isInverted && parts.Count == 3 && Patronymic().IsMatch(parts[2]))
        {
            parts = [parts[1], parts[2], parts[0]];
        }

        var family = parts.Count - 1;
        while (family > (isInverted ? 0 : 1) && Particles.Contains(parts[family - 1], StringComparer.Ordinal))
        {
            family--;
        }

        var last = parts.Skip(family).ToList();
        var particles = last.TakeWhile((part, at) => at < last.Count - 1 && Particles.Contains(part, StringComparer.Ordinal)).ToList();
        return new AuthorName(string.Join(' ', last.Skip(particles.Count)), string.Join(' ', parts.Take(family))) { Particle = string.Join(' ', particles), Suffix = suffix };
    }

    /// <summary>“Doe, Jane” as its words in the order in which they are said.</summary>
    private static IEnumerable<string> Turned(string name)
    {
        var (family, given) = (name[..name.IndexOf(',', StringComparison.Ordinal)], name[(name.IndexOf(',', StringComparison.Ordinal) + 1)..]);
        var names = Words(given).ToList();
        var suffix = names.Count > 1 && IsSuffix(names[^1]) ? names[^1..] : [];
        return [.. names.SkipLast(suffix.Count), .. Words(family), .. suffix];
    }

    private static AuthorName Literal(string name) => new(name.Trim().Trim('{', '}').Trim(), "") { IsLiteral = true };

    /// <summary>True in braces, and for words that no person's name has: “of”, “News”, a word of capitals.</summary>
    private static bool IsInstitution(string name) =>
        name.TrimStart().StartsWith('{') || Words(name).ToList() is { Count: > 1 } words
            && (words.Exists(word => OfInstitutions.Contains(word.TrimEnd(','), StringComparer.OrdinalIgnoreCase)) || words.Exists(word => word.Length > 2 && word.All(char.IsUpper) && !IsSuffix(word)));

    private static bool IsSuffix(string word) => Suffixes.Contains(word.TrimEnd('.'), StringComparer.OrdinalIgnoreCase);

    private static string[] Words(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"\s*;\s*|\s*,?\s+(and|&)\s+|\s*&\s*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex And();

    [GeneratedRegex(@"(вич|вна|чна)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Patronymic();
}
