namespace RussiaTaliban.Briefing.Quotes.References;

/// <summary>An author's name in the parts that reference styles order anew.</summary>
/// <param name="Family">The last name with its particles; the whole name where it has one part.</param>
/// <param name="Given">The other names; empty where there are none.</param>
internal sealed record AuthorName(string Family, string Given)
{
    private static readonly string[] Titles = ["dr", "prof", "professor", "mr", "mrs", "ms", "sir", "gen", "col", "amb"];
    private static readonly string[] Particles = ["van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "ibn", "al", "el"];

    /// <summary>The given names' first letters: <c>F.</c>, <c>J. K.</c></summary>
    public string Initials => string.Join(' ', Given.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(name => name[..(char.IsSurrogate(name[0]) ? 2 : 1)] + "."));

    /// <summary>True for “Dr”, “Prof.”, “Mrs”.</summary>
    public static bool IsTitle(string word) => Titles.Contains(word.TrimEnd('.'), StringComparer.OrdinalIgnoreCase);

    /// <summary>The authors that a line of front matter names, in order; titles are left out.</summary>
    public static IReadOnlyList<AuthorName> Read(string? authors) =>
        authors is null ? [] : [.. authors
            .Replace(" and ", ";", StringComparison.OrdinalIgnoreCase)
            .Split([';', '&', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(One)
            .OfType<AuthorName>()];

    private static AuthorName? One(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(IsTitle)
            .ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        var family = parts.Count - 1;
        while (family > 1 && Particles.Contains(parts[family - 1], StringComparer.Ordinal))
        {
            family--;
        }

        return new AuthorName(string.Join(' ', parts.Skip(family)), string.Join(' ', parts.Take(family)));
    }
}
