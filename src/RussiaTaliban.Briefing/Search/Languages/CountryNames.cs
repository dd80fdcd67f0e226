using System.Collections.Frozen;
using System.Text.Json;

namespace RussiaTaliban.Briefing.Search.Languages;

/// <summary>What countries are called in the languages of articles, from Unicode's CLDR (<c>country-names.json</c>, made by ModelBuilder's <c>languages</c>).</summary>
internal static class CountryNames
{
    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, string>>> All = new(() =>
    {
        using var stream = typeof(CountryNames).Assembly.GetManifestResourceStream("RussiaTaliban.Briefing.country-names.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!
            .ToFrozenDictionary(language => language.Key, language => language.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase);
    });

    /// <summary>The names in a language by ISO 3166-1 code; empty where the language is not among those that are known.</summary>
    public static IReadOnlyDictionary<string, string> In(string language) => All.Value.GetValueOrDefault(language) ?? FrozenDictionary<string, string>.Empty;
}
