using System.Text.Json;
using System.Text.Json.Nodes;
using RussiaTaliban.Briefing.Quotes.References;

namespace RussiaTaliban.FunctionalTests.References;

/// <summary>
/// citeproc, the processor of Zotero and its like, writes Chicago and APA from our CSL-JSON as we write them ourselves; a reader of BibTeX finds the same names,
/// title and month in our entry. Most titles are in capitals, because in Chicago citeproc sets English titles so and we leave every word as it is.
/// </summary>
public sealed class ReferenceSecondOpinionTests
{
    private static readonly NodePackages Node = new("References");

    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly ArticleDetails Plain = new()
    {
        Slug = "plain",
        Title = "The Envoys Return",
        Author = "Ann Lee",
        Source = "The Desk",
        Published = new DateOnly(2025, 7, 4),
        Language = "en",
        Url = new Uri("https://news.example.org/envoys"),
    };

    private static readonly ArticleDetails[] Cases =
    [
        Plain,
        Plain with { Author = "Carnegie Endowment for International Peace" },
        Plain with { Author = "BBC News" },
        Plain with { Author = "Ministry of Foreign Affairs and Trade" },
        Plain with { Author = "{Human Rights Watch}; Ann Lee" },
        Plain with { Author = "Martin Luther King Jr." },
        Plain with { Author = "King, Martin Luther, Jr. and Ann Lee" },
        Plain with { Author = "Ann Lee and Martin Luther King III" },
        Plain with { Author = "Dr. Ann van der Berg" },
        Plain with { Author = "Ann Lee, Simone de Beauvoir" },
        Plain with { Author = "Doe, Jane" },
        Plain with { Author = "van der Berg, Ann; Doe, John K." },
        Plain with { Author = "Jean-Luc Doe, Ann Lee and John K. Smith" },
        Plain with { Author = "Пётр Иванов" },
        Plain with { Author = "Иванов Пётр Сергеевич" },
        Plain with { Author = "زهرا احمدی" },
        Plain with { Author = "Reuters" },
        Plain with { Author = null },
        Plain with { Title = "Who Pays?" },
        Plain with { Title = "Who Pays?", Author = null },
        Plain with { Translator = "Jane Doe" },
        Plain with { Translator = "Jane Doe, John Smith" },
        Plain with { IsPublishedToTheMonth = true, Published = new DateOnly(2025, 7, 1) },
        Plain with { Source = null },
        Plain with { Source = null, Author = null },
        Plain with { Url = null },
        Plain with { Title = "Who Pays?", Source = null },
        Plain with { Title = "“Who Pays?” Asks the Envoy" },
        Plain with { Title = "Who Asked “Who Pays?”" },
        Plain with { Title = "Who Asked “Who Pays”?" },
        Plain with { Title = "The “Kabul” Paper" },
        Plain with { Title = "The \"Kabul\" Paper" },
        Plain with { Title = "The Envoys Say “We Left”" },
        Plain with { Title = "The Envoys Say “We Left”", Author = null },
        Plain with { Title = "The Envoys Say “We Left”", Source = null },
        Plain with { Title = "The Envoys Say “We Left”", Translator = "Jane Doe" },
        Plain with { Title = "The Envoys Say ‘We Left’" },
        Plain with { Title = "The Envoys' Return to 'the Night'" },
        Plain with { Title = "The House of the Envoys’" },
        Plain with { Title = "He Said “It Is ‘Over’ Now”" },
        Plain with { Title = "‘We Said “No” Again’" },
        Plain with { Title = "Послы говорят «мы ушли»", Language = "ru" },
        Plain with { Author = null, Translator = "Jane Doe" },
        Plain with { Author = null, Source = null, Translator = "Jane Doe; Ann van der Berg" },
        Plain with { Published = null },
        Plain with { Published = null, Author = null },
        Plain with { Published = null, Source = null },
        Plain with { Published = null, Author = null, Source = null },
        Plain with { Published = null, Url = null },
        Plain with { Published = null, Url = null, Source = null },
        Plain with { Published = null, Translator = "Jane Doe" },
        Plain with { Published = null, Author = null, Translator = "Jane Doe" },
    ];

    /// <summary>Titles as most newspapers write them. APA leaves them so; in Chicago citeproc capitalizes their words, which we do not.</summary>
    private static readonly ArticleDetails[] SentenceCase =
    [
        Plain with { Title = "The envoys return to the capital" },
        Plain with { Title = "Recognising the Taliban: what Moscow wants, and why" },
        Plain with { Title = "“We left”: an envoy’s story of the return" },
        Plain with { Title = "What it is made of" },
        Plain with { Title = "Le retour des envoyés", Language = "fr" },
    ];

    [Fact]
    public async Task References_AgainstCiteproc_AreTheSame()
    {
        foreach (var (details, written) in await WrittenAsync(Cases))
        {
            Assert.Equal(written.GetProperty("chicago").GetString(), ReferenceFormatter.Chicago(details, Today));
            Assert.Equal(written.GetProperty("apa").GetString(), ReferenceFormatter.Apa(details));
        }
    }

    [Fact]
    public async Task TitlesInSentenceCase_AgainstCiteproc_AreTheSameButForChicagosCapitals()
    {
        foreach (var (details, written) in await WrittenAsync(SentenceCase))
        {
            Assert.Equal(written.GetProperty("apa").GetString(), ReferenceFormatter.Apa(details));
            Assert.Equal(written.GetProperty("chicago").GetString(), ReferenceFormatter.Chicago(details, Today), ignoreCase: true);
            Assert.Contains(new ReferenceTitle(details.Title, isQuoted: true).ToString(), ReferenceFormatter.Chicago(details, Today), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task BibTeX_ByAReaderOfIt_SaysWhatTheCslItemSays()
    {
        foreach (var (details, written) in await WrittenAsync([.. Cases, .. SentenceCase]))
        {
            var (csl, bibtex) = (JsonDocument.Parse(CslItem.Json(details)).RootElement[0], written.GetProperty("bibtex"));
            Assert.Equal(details.Title, bibtex.GetProperty("title").GetString());
            Assert.Equal(Names(csl, "author"), Names(bibtex, "author"));
            Assert.Equal(Names(csl, "translator"), Names(bibtex, "translator"));
            Assert.Equal(Date(csl)?.Take(2), Date(bibtex));
            Assert.Equal(details.Source, bibtex.TryGetProperty("publisher", out var publisher) ? publisher.GetString() : null);
            Assert.Equal(details.Url?.AbsoluteUri, bibtex.TryGetProperty("URL", out var url) ? url.GetString() : null);
        }
    }

    /// <summary>Each reference with what the packages make of it. An undated one was opened today, which Chicago names.</summary>
    private static async Task<IReadOnlyList<(ArticleDetails Details, JsonElement Written)>> WrittenAsync(IEnumerable<ArticleDetails> cases)
    {
        var entries = cases.Select((details, at) => details with { Slug = $"case-{at}" }).ToList();
        var input = new JsonArray([.. entries.Select(details => new JsonObject
        {
            ["csl"] = JsonNode.Parse(CslItem.Json(details))![0]!.DeepClone(),
            ["accessed"] = details.Published is null ? new JsonArray(Today.Year, Today.Month, Today.Day) : null,
            ["bibtex"] = ReferenceFormatter.BibTeX(details),
        })]);

        var (code, output) = await Node.RunAsync("references.mjs", input.ToJsonString());

        Assert.True(code == 0, output);
        var written = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal(entries.Count, written.Count);
        return [.. entries.Zip(written)];
    }

    private static List<string> Names(JsonElement item, string role) => item.TryGetProperty(role, out var names)
        ? [.. names.EnumerateArray().Select(name => string.Join('|', new[] { "literal", "non-dropping-particle", "family", "given", "suffix" }
            .Select(part => name.TryGetProperty(part, out var value) ? value.GetString() : null).Where(value => value is not null)))]
        : [];

    /// <summary>Year, month and day, as far as they are named; null for none.</summary>
    private static List<int>? Date(JsonElement item) => item.TryGetProperty("issued", out var issued)
        ? [.. issued.GetProperty("date-parts")[0].EnumerateArray().Select(part => part.GetInt32())]
        : null;
}
