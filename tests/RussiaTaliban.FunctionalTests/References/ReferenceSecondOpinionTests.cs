using System.Text.Json;
using System.Text.Json.Nodes;
using RussiaTaliban.Briefing.Quotes.References;

namespace RussiaTaliban.FunctionalTests.References;

/// <summary>
/// citeproc, the processor of Zotero and its like, writes Chicago and APA from our CSL-JSON as we write them ourselves; a reader of BibTeX finds the same names
/// and title in our entry. Titles are in capitals, because citeproc sets English titles so and we never touch one.
/// </summary>
public sealed class ReferenceSecondOpinionTests
{
    private static readonly NodePackages Node = new("References");

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
    ];

    [Fact]
    public async Task References_AgainstCiteproc_AreTheSame()
    {
        var entries = Cases.Select((details, at) => details with { Slug = $"case-{at}" }).ToList();
        var input = new JsonArray([.. entries.Select(details => new JsonObject
        {
            ["csl"] = JsonNode.Parse(CslItem.Json(details))![0]!.DeepClone(),
            ["bibtex"] = ReferenceFormatter.BibTeX(details),
        })]);

        var (code, output) = await Node.RunAsync("references.mjs", input.ToJsonString());

        Assert.True(code == 0, output);
        var written = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal(entries.Count, written.Count);
        Assert.Equal(
            written.Select(one => one.GetProperty("chicago").GetString()),
            entries.Select(details => ReferenceFormatter.Chicago(details, new DateOnly(2026, 11, 23))));
        Assert.Equal(written.Select(one => one.GetProperty("apa").GetString()), entries.Select(ReferenceFormatter.Apa));
        foreach (var (details, one) in entries.Zip(written))
        {
            var bibtex = one.GetProperty("bibtex");
            Assert.Equal(details.Title, bibtex.GetProperty("title").GetString());
            Assert.Equal(Names(JsonDocument.Parse(CslItem.Json(details)).RootElement[0]), Names(bibtex));
        }
    }

    private static List<string> Names(JsonElement item) => item.TryGetProperty("author", out var authors)
        ? [.. authors.EnumerateArray().Select(author => string.Join('|', new[] { "literal", "non-dropping-particle", "family", "given", "suffix" }
            .Select(part => author.TryGetProperty(part, out var value) ? value.GetString() : null).Where(value => value is not null)))]
        : [];
}
