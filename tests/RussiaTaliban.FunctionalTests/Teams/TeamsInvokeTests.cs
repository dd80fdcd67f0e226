using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RussiaTaliban.FunctionalTests.Slack;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Teams;

/// <summary>What Teams asks for on behalf of a person: a link to unfurl, a message to check.</summary>
public sealed partial class TeamsInvokeTests
{
    [Theory]
    [InlineData("composeExtension/queryLink")]
    [InlineData("composeExtension/anonymousQueryLink")]
    public async Task Link_ToAReceipt_ShowsItsVerdictOfThisMoment(string name)
    {
        using var folder = new TemporaryFolder();
        var article = await File.ReadAllTextAsync(Path.Combine(Repository.Corpus, "russia-taliban.md"), TestContext.Current.CancellationToken);
        folder.Write("russia-taliban.md", article);
        await using var world = await TeamsWorld.StartAsync(corpus: folder.Path);
        await world.SayAsync("home", "why did Russia recognize the Taliban?");
        var link = ReceiptLink().Match(await world.SayAsync("home", "cite that")).Value;
        var passage = world.Service.Ask("why did Russia recognize the Taliban?").Hits[0].Passage;

        var card = await UnfurlAsync(world, name, link);
        Assert.Contains("✓ Verified", Text(card), StringComparison.Ordinal);
        Assert.Contains(passage.Text, Text(card), StringComparison.Ordinal);
        Assert.Contains(passage.Citation.Label, Text(card), StringComparison.Ordinal);
        Assert.Equal("1.3", card.GetProperty("content").GetProperty("version").GetString());
        Assert.True(card.TryGetProperty("preview", out _));

        folder.Write("russia-taliban.md", article.Replace(passage.Text, passage.Text.Replace("Moscow", "Moscov", StringComparison.Ordinal), StringComparison.Ordinal));
        await Eventually.TrueAsync(async () => Text(await UnfurlAsync(world, name, link)).Contains("≠ Changed", StringComparison.Ordinal));
        Assert.DoesNotContain("Driven by security", Text(await UnfurlAsync(world, name, link)), StringComparison.Ordinal);

        folder.Write("russia-taliban.md", article.Replace(passage.Text, "", StringComparison.Ordinal));
        await Eventually.TrueAsync(async () => Text(await UnfurlAsync(world, name, link)).Contains("✗ Gone", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("q/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("q/")]
    [InlineData("q/../../etc/passwd")]
    [InlineData("q/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("about")]
    [InlineData("read/no-such-article")]
    public async Task Link_ThatLeadsNowhere_ShowsNothing(string path)
    {
        await using var world = await TeamsWorld.StartAsync();

        var answer = await world.InvokeAsync("composeExtension/queryLink", new JsonObject { ["url"] = world.Service.Address + path });

        Assert.Empty(answer.GetProperty("composeExtension").GetProperty("attachments").EnumerateArray());
    }

    [Theory]
    [InlineData("<p>Driven by security concerns in Central Asia and the desire to prevent extremist spillover</p>", "✓ Verbatim", true)]
    [InlineData("<p>Driven by <b>economic</b> concerns in Central Asia and the desire to prevent extremist spillover</p>", "≠ Altered", true)]
    [InlineData("<p>Nobody ever said anything like these words about gardening.</p>", "✗ Not found", false)]
    [InlineData("", "That message was empty.", false)]
    public async Task Message_ToCheck_GetsItsVerdictInADialog(string html, string verdict, bool canInsert)
    {
        await using var world = await TeamsWorld.StartAsync();

        var answer = await world.InvokeAsync("composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "checkQuote",
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["content"] = html } },
        });

        var card = answer.GetProperty("task").GetProperty("value").GetProperty("card").GetRawText();
        Assert.Contains(verdict, card, StringComparison.Ordinal);
        Assert.Equal(canInsert, card.Contains("Insert this passage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Message_Of20Kilobytes_IsToldToBeTooLong()
    {
        await using var world = await TeamsWorld.StartAsync();

        var answer = await world.InvokeAsync("composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "checkQuote",
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["content"] = string.Concat(Enumerable.Repeat("<p>Twenty thousand characters.</p>", 700)) } },
        });

        Assert.Contains("longer than I can read", answer.GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> UnfurlAsync(TeamsWorld world, string name, string link) => Assert.Single(
        (await world.InvokeAsync(name, new JsonObject { ["url"] = link })).GetProperty("composeExtension").GetProperty("attachments").EnumerateArray());

    private static string Text(JsonElement card) => card.GetProperty("content").GetProperty("body").GetRawText();

    [GeneratedRegex("http://[^\"\\\\]+/q/[A-Za-z0-9_-]{22}")]
    private static partial Regex ReceiptLink();
}
