using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RussiaTaliban.ModelBuilder.Languages;

/// <summary>
/// <c>languages</c>: makes the profiles by which an article's language is recognised. Lingua (Apache 2.0) counted the letters of 75 languages; the service needs the
/// commonest threes of the languages that it is likely to meet, in a hundredth of the space. Beside them the names of countries in languages that articles are in, from
/// Unicode's CLDR. Takes some seconds.
/// </summary>
internal static class LanguagesCommand
{
    private const int Kept = 1_000;

    // Languages whose script other languages share. Those that have a script, or letters, to themselves are recognised by these.
    private const string Languages =
        "af ar az be bg ca cs cy da de en es et eu fa fi fr ga hi hr hu id is it kk lt lv mk mn mr ms nb nl nn pl pt ro ru sk sl so sq sr sv sw tl tr uk ur vi";

    // Languages in which a question's countries are looked for: those that Lucene analyses, and their neighbours.
    private const string Named =
        "ar az be bg bn ca cs cy da de el en es et eu fa fi fr ga he hi hr hu hy id is it ja ka kk ko ky lt lv mk mn ms my nb nl nn no pa pl ps pt ro ru sd sk sl so sq sr sv sw ta te tg th tr tt "
        + "ug uk ur uz vi zh";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    // Not countries: unions, test codes, and what is not known.
    private static readonly HashSet<string> NotNamed = new(StringComparer.Ordinal) { "EU", "EZ", "UN", "XA", "XB", "ZZ", "QO" };

    public static Command Create()
    {
        var lingua = new Option<DirectoryInfo>("--lingua") { Description = "The folder LanguageModels of NuGet's SearchPioneer.Lingua.", Required = true };
        var cldr = new Option<DirectoryInfo>("--cldr-names") { Description = "The folder of npm cldr-localenames-full.", Required = true };
        var output = new Option<DirectoryInfo>("--out") { Description = "The folder of the project Briefing: Text/languages.json and Search/Languages/country-names.json.", Required = true };
        var command = new Command("languages", "Make the profiles of languages, and the names of countries in them.") { lingua, cldr, output };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetRequiredValue(output).FullName;
            File.WriteAllText(Path.Combine(folder, "Text", "languages.json"), Profiles(parsed.GetRequiredValue(lingua).FullName));
            File.WriteAllText(Path.Combine(folder, "Search", "Languages", "country-names.json"), Countries(parsed.GetRequiredValue(cldr).FullName));
        });
        return command;
    }

    private static string Countries(string folder) => Json(Named.Split(' ').ToDictionary(language => language, language =>
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "main", language, "territories.json")));
        return file.RootElement.GetProperty("main").GetProperty(language).GetProperty("localeDisplayNames").GetProperty("territories").EnumerateObject()
            .Where(territory => territory.Name.Length == 2 && territory.Name.All(char.IsAsciiLetter) && !NotNamed.Contains(territory.Name))
            .OrderBy(territory => territory.Name, StringComparer.Ordinal)
            .ToDictionary(territory => territory.Name, territory => territory.Value.GetString()!);
    }));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Readable) + "\n";

    private static string Profiles(string folder)
    {
        return Json(Languages.Split(' ').ToDictionary(language => language, language => Profile(Path.Combine(folder, language))));
    }

    /// <summary>The commonest threes under how rare they are: minus the logarithm of their share, in quarters.</summary>
    private static Dictionary<string, string> Profile(string folder)
    {
        var (ones, twos, threes) = (Read(folder, "unigrams"), Read(folder, "bigrams"), Read(folder, "trigrams"));

        // Lingua's numbers are the share of a letter after those before it.
        double Share(string three) => ones.GetValueOrDefault(three[..1]) * twos.GetValueOrDefault(three[..2]) * threes[three];
        return threes.Keys.Select(three => (Three: three, Share: Share(three)))
            .Where(one => one.Share > 0)
            .OrderByDescending(one => one.Share).ThenBy(one => one.Three, StringComparer.Ordinal)
            .Take(Kept)
            .GroupBy(one => (int)Math.Round(-Math.Log(one.Share) * 4))
            .ToDictionary(group => group.Key.ToString(CultureInfo.InvariantCulture), group => string.Join(' ', group.Select(one => one.Three)));
    }

    private static Dictionary<string, double> Read(string folder, string name)
    {
        using var file = new BrotliStream(File.OpenRead(Path.Combine(folder, name + ".json.br")), CompressionMode.Decompress);
        using var json = JsonDocument.Parse(file);
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var group in json.RootElement.GetProperty("ngrams").EnumerateObject())
        {
            var parts = group.Name.Split('/');
            foreach (var letters in group.Value.GetString()!.Split(' '))
            {
                shares[letters] = double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
            }
        }

        return shares;
    }
}
