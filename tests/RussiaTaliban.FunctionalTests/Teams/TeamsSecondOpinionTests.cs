using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using RussiaTaliban.Teams.Package;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Teams;

/// <summary>Microsoft's own packages judge every card and the manifest: the manifest's schema, the reader of Adaptive Cards, the types of what Teams shows.</summary>
public sealed class TeamsSecondOpinionTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    private static readonly NodePackages Node = new("Teams");
    private static readonly string Goldens = Path.Combine(Repository.Root, "tests", "RussiaTaliban.Tests", "Golden", "Teams");
    private static readonly TeamsPackageValues Values = new("11111111-2222-3333-4444-555555555555", "briefing.example.org", "The \"Desk\"");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goldens_AgainstMicrosoftsPackages_HaveNoFault()
    {
        var cards = Directory.EnumerateFiles(Goldens, "*.json").SelectMany(file => Cards(Path.GetFileName(file), JsonNode.Parse(File.ReadAllText(file)))).ToList();
        Assert.True(cards.Count > 20, $"only {cards.Count} cards");
        await AssertFaultlessAsync(cards);
    }

    [Fact]
    public async Task Extension_AgainstMicrosoftsPackages_HasNoFault()
    {
        var passage = fixture.Service.Corpus.Articles[0].Sections[2].Passages[0];
        var reader = new Uri(fixture.Service.Address, passage.Citation.ReaderPath).AbsoluteUri;
        var quote = JsonEncodedText.Encode(WebUtility.HtmlEncode(passage.Text)).ToString();
        (string Name, string Invoke, string Value)[] cases =
        [
            ("as you type", "query", """{"commandId":"searchPassages","parameters":[{"name":"query","value":"why recognize the Taliban"}]}"""),
            ("nothing typed", "query", """{"commandId":"searchPassages","parameters":[{"name":"initialRun","value":"true"}]}"""),
            ("a link", "queryLink", $$"""{"url":"{{reader}}"}"""),
            ("a link, without the app", "anonymousQueryLink", $$"""{"url":"{{reader}}"}"""),
            ("a quote", "fetchTask", $$$$"""{"commandId":"checkQuote","messagePayload":{"body":{"content":"<p>{{{{quote}}}}</p>"}}}"""),
            ("an altered quote", "fetchTask", $$$$"""{"commandId":"checkQuote","messagePayload":{"body":{"content":"<p>not {{{{quote}}}}</p>"}}}"""),
            ("no quote", "fetchTask", """{"commandId":"checkQuote","messagePayload":{"body":{"content":""}}}"""),
            ("a source", "fetchTask", """{"commandId":"findSource","messagePayload":{"body":{"content":"<div>Why did Russia recognize<br>the Taliban?</div>"}}}"""),
            ("no source", "fetchTask", """{"commandId":"findSource","messagePayload":{}}"""),
            ("inserted from a dialog", "submitAction", $$$"""{"commandId":"findSource","data":{"passage":"{{{passage.Id}}}"}}"""),
        ];

        var cards = new List<(string Name, JsonNode Card)>();
        foreach (var (name, invoke, value) in cases)
        {
            var shown = Cards(name, await InvokeAsync("composeExtension/" + invoke, value)).ToList();
            Assert.True(shown.Count > 0, $"no card for {name}");
            cards.AddRange(shown);
        }

        await AssertFaultlessAsync(cards);
    }

    [Fact]
    public async Task WrongCards_AgainstMicrosoftsPackages_AreFound()
    {
        List<(string Name, JsonNode Card)> cards =
        [
            ("an unknown member", JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","colour":"Good"}]}""")!),
            ("an unknown value", JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","size":"Huge"}]}""")!),
            ("an unknown element", JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Marquee","text":"x"}]}""")!),
            ("a missing member", JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.5","body":[],"actions":[{"type":"Action.OpenUrl","title":"x"}]}""")!),
            ("an action that came later", JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.3","body":[],"actions":[{"type":"Action.Execute","title":"x"}]}""")!),
        ];

        var (code, output) = await JudgeAsync(cards);

        Assert.True(code == 1 && cards.All(card => output.Contains(card.Name + ": ", StringComparison.Ordinal)), output);
    }

    [Fact]
    public async Task Manifest_AgainstItsSchema_HasNoFault()
    {
        var (code, output) = await Node.RunAsync("manifest.mjs", TeamsPackage.Manifest(Values));
        Assert.True(code == 0 && output.Contains("schema 1.29, 0 faults", StringComparison.Ordinal), output);
    }

    [Theory]
    [InlineData("\"isNotificationOnly\"", "\"isNotOnly\"")]
    [InlineData("\"groupChat\"", "\"everywhere\"")]
    [InlineData("\"accentColor\": \"#17464F\"", "\"accentColor\": \"teal\"")]
    [InlineData("\"title\": \"Passages\"", "\"title\": \"Passages of all the articles that this desk has\"")]
    public async Task WrongManifest_AgainstItsSchema_IsFound(string right, string wrong)
    {
        var manifest = TeamsPackage.Manifest(Values);
        Assert.Contains(right, manifest, StringComparison.Ordinal);

        var (code, output) = await Node.RunAsync("manifest.mjs", manifest.Replace(right, wrong, StringComparison.Ordinal));

        Assert.True(code == 1 && output.Contains("schema 1.29, ", StringComparison.Ordinal), output);
    }

    private static async Task AssertFaultlessAsync(List<(string Name, JsonNode Card)> cards)
    {
        var (code, output) = await JudgeAsync(cards);
        Assert.True(code == 0 && output.Contains($"{cards.Count} cards, 0 faults", StringComparison.Ordinal), output);
    }

    private static Task<(int ExitCode, string Output)> JudgeAsync(List<(string Name, JsonNode Card)> cards) =>
        Node.RunAsync("cards.mjs", new JsonArray([.. cards.Select(card => new JsonObject { ["name"] = card.Name, ["card"] = card.Card.DeepClone() })]).ToJsonString());

    /// <summary>The contents of all attachments that are Adaptive Cards, wherever they stand.</summary>
    private static IEnumerable<(string Name, JsonNode Card)> Cards(string name, JsonNode? node) => node switch
    {
        JsonObject attachment when attachment["contentType"]?.GetValue<string>() == CardType => [(name, attachment["content"]!)],
        JsonObject members => members.SelectMany(member => Cards(name, member.Value)),
        JsonArray items => items.SelectMany(item => Cards(name, item)),
        _ => [],
    };

    private async Task<JsonNode?> InvokeAsync(string name, string value)
    {
        var activity = $$$"""
            {"type":"invoke","name":"{{{name}}}","value":{{{value}}},"channelId":"msteams","serviceUrl":"http://127.0.0.1:9/",
             "from":{"id":"reader"},"recipient":{"id":"bot"},"conversation":{"id":"judged"}}
            """;
        using var body = new StringContent(activity, System.Text.Encoding.UTF8, "application/json");
        using var response = await fixture.Service.Http.PostAsync(new Uri("api/messages", UriKind.Relative), body, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation);
    }
}
