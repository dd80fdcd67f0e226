using System.Globalization;
using System.Text;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Tests.Chat.Digests;

/// <summary>Corpora of any size in English, German and Russian: short news, each of its own place and thing, so that none repeats another.</summary>
internal static class DigestCorpora
{
    private static readonly string[] English = ["harbour", "library", "tram line", "water tower", "school", "market hall", "bridge", "hospital wing", "museum", "bus depot", "theatre", "fire station"];
    private static readonly string[] German = ["der Hafen", "die Bücherei", "die Straßenbahn", "der Wasserturm", "die Schule", "die Markthalle", "die Brücke", "das Krankenhaus", "das Museum", "das Depot", "das Theater", "die Feuerwache"];
    private static readonly string[] Russian = ["порт", "библиотеку", "трамвайную линию", "водонапорную башню", "школу", "рынок", "мост", "больницу", "музей", "автобусный парк", "театр", "пожарную часть"];
    private static readonly string[] Towns = ["Alderby", "Brookmoor", "Carrow", "Dunmere", "Elsing", "Farrow", "Gorham", "Hexley", "Ilmar", "Jarrow", "Kelby", "Lowmoor", "Marston", "Norley", "Oakham", "Penrith", "Quarley", "Roxton", "Selby", "Thornby"];

    /// <summary>The n-th article, in a language that changes from one to the next; written by a source of its own where one is named.</summary>
    public static (string Slug, string Markdown) Article(int number, DateOnly published, string? source = null, string? extra = null)
    {
        var town = Towns[number % Towns.Length] + (number >= Towns.Length ? "-" + Letters(number / Towns.Length) : "");
        var thing = number / 3 % English.Length;
        var (year, cost, people) = (1950 + (number * 7 % 60), 3 + (number * 13 % 90), 2 + (number * 11 % 70));
        var text = new StringBuilder();
        var (language, title) = (number % 3) switch
        {
            0 => ("en", $"{town} opens its {English[thing]}"),
            1 => ("de", $"{town}: {German[thing]} eröffnet"),
            _ => ("ru", $"{town}: открыли {Russian[thing]}"),
        };
        text.AppendLine("---").AppendLine(CultureInfo.InvariantCulture, $"title: \"{title}\"").AppendLine(CultureInfo.InvariantCulture, $"published: {published:yyyy-MM-dd}").AppendLine(CultureInfo.InvariantCulture, $"language: {language}");
        if (source is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"source: {source}");
        }

        text.AppendLine("---").AppendLine().AppendLine(language switch
        {
            "en" => $"The town of {town} opened its new {English[thing]} on Monday, more than fifty years after the council of {year} first drew the plans. It was late.",
            "de" => $"In {town} ist am 3. November {German[thing]} eröffnet worden, mehr als fünfzig Jahre nach den ersten Plänen des Rates von {year}. Er lobte z. B. die Bauleute.",
            _ => $"В городе {town} 3 ноября 2026 г. открыли {Russian[thing]}, спустя более чем пятьдесят лет после первых планов совета, т. е. плана {year} года. Он опоздал.",
        }).AppendLine().AppendLine(language switch
        {
            "en" => $"Photo: the {English[thing]} at night. {town} paid {cost} million euros for the {English[thing]}, which will serve {people} thousand people from the valley and the coast.",
            "de" => $"Die Stadt {town} hat {cost} Millionen Euro bezahlt, und rund {people} Tausend Menschen aus dem Tal und von der Küste werden den Neubau nutzen.",
            _ => $"Город {town} заплатил {cost} млн евро, и новым зданием будут пользоваться около {people} тыс. человек из долины и с побережья.",
        });
        if (extra is not null)
        {
            text.AppendLine().AppendLine(extra);
        }

        return ($"{town.ToLowerInvariant()}-{number}", text.ToString());
    }

    /// <summary>So many articles, all published on a day.</summary>
    public static IEnumerable<(string Slug, string Markdown)> Articles(int from, int count, DateOnly published) => Enumerable.Range(from, count).Select(number => Article(number, published));

    /// <summary>The corpus of these articles.</summary>
    public static Corpus Of(IEnumerable<(string Slug, string Markdown)> articles) => TestCorpus.Of([.. articles]);

    private static string Letters(int number) => number < 26 ? ((char)('a' + number)).ToString() : Letters((number / 26) - 1) + (char)('a' + (number % 26));
}
