using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.Tests.Host;

/// <summary>What Teams sends besides plain questions, against the whole service.</summary>
public sealed class TeamsServiceTests
{
    private const string Why = "why did Russia recognize the Taliban?";

    [Fact]
    public async Task Message_AnswerTakesOverASecond_IsAnnouncedByTyping()
    {
        using var held = new ManualResetEventSlim();
        await using var teams = await TeamsService.StartAsync(builder => builder.Services.AddSingleton<IIntentRule>(new SlowRule(held)));

        using var response = await teams.PostAsync(new JsonObject { ["type"] = "message", ["text"] = "slow" });
        await Eventually.IsTrueAsync(() => teams.Far.Taken.Any(request => TeamsService.Type(request) == "typing"), "the bot says that it is at work");
        Assert.Empty(teams.Messages);

        held.Set();
        await Eventually.IsTrueAsync(() => teams.Messages.Count >= 1, "the answer comes");
    }

    [Fact]
    public async Task Person_WhoAsksTooMuch_IsToldOnce_AndTheirButtonsAreRefused()
    {
        await using var teams = await TeamsService.StartAsync(builder => builder.Services.AddSingleton(new RussiaTaliban.Chat.LimitOptions { MessagesPerPersonPerMinute = 2 }));
        await teams.SayAsync("help");
        await teams.SayAsync("help");
        for (var more = 0; more < 3; more++)
        {
            using var _ = await teams.PostAsync(new JsonObject { ["type"] = "message", ["text"] = "help" });
        }

        await Eventually.IsTrueAsync(() => teams.Messages.Count >= 3, "the person is told");
        using var pressed = await teams.PostAsync(new JsonObject { ["type"] = "invoke", ["name"] = "adaptiveCard/action", ["value"] = new JsonObject() });
        Assert.Equal(System.Net.HttpStatusCode.TooManyRequests, pressed.StatusCode);
        using var other = await teams.PostAsync(new JsonObject { ["type"] = "message", ["text"] = "help", ["from"] = new JsonObject { ["id"] = "another" } });
        await Eventually.IsTrueAsync(() => teams.Messages.Count >= 4, "another person is answered");
        Assert.Equal((4, 1), (teams.Messages.Count, teams.Messages.Count(message => message.Text!.Contains("faster than I can answer", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Message_QuickAnswer_IsNotAnnounced()
    {
        await using var teams = await TeamsService.StartAsync();
        await teams.SayAsync(Why, messages: 2);

        // The first help after a start proves the questions that it suggests.
        await teams.SayAsync("help");
        var before = teams.Far.Taken.Count;

        await teams.SayAsync("help");

        Assert.Single(teams.Far.Taken.Skip(before));
    }

    /// <summary>Old clients submit the fallback of a universal action.</summary>
    [Fact]
    public async Task Button_ExecutedOrSubmitted_IsAnsweredAlike()
    {
        await using var teams = await TeamsService.StartAsync();
        var answer = await teams.SayAsync(Why, messages: 2);
        var why = JsonNode.Parse(answer.Body!.Value.GetRawText())!["attachments"]![0]!["content"]!["actions"]!.AsArray()
            .First(action => action!["title"]!.GetValue<string>() == "Why this passage")!;

        var executed = await teams.InvokeAsync("adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = why["verb"]!.DeepClone(), ["data"] = why["data"]!.DeepClone() } });
        using var submitted = await teams.PostAsync(new JsonObject { ["type"] = "message", ["value"] = why["fallback"]!["data"]!.DeepClone() });
        await Eventually.IsTrueAsync(() => teams.Messages.Count == 4, "both are answered");

        Assert.Equal((200, "application/vnd.microsoft.activity.message"), (executed.GetProperty("statusCode").GetInt32(), executed.GetProperty("type").GetString()));
        Assert.Contains("§2", teams.Messages[2].Text!, StringComparison.Ordinal);
        Assert.Equal(teams.Messages[2].Text, teams.Messages[3].Text);
    }

    [Theory]
    [InlineData("suggestedActions/submit", "\"who might be next?\"")]
    [InlineData("suggestedAction/submit", """{"value":"who might be next?"}""")]
    public async Task SuggestedAction_Chosen_CountsAsTyped(string name, string value)
    {
        await using var teams = await TeamsService.StartAsync();
        await teams.InvokeAsync(name, JsonNode.Parse(value));
        Assert.NotEmpty(teams.Messages);
    }

    [Fact]
    public async Task Feedback_WithAReason_IsKeptWithWhatItIsAbout()
    {
        await using var teams = await TeamsService.StartAsync();
        await teams.SayAsync(Why, messages: 2);

        await teams.InvokeAsync(
            "message/submitAction",
            JsonNode.Parse("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"{\"feedbackText\":\"An older paragraph says it better.\"}"}}"""),
            replyTo: teams.IdOf(teams.Messages[0]));

        var word = Assert.Single(await teams.Services.GetRequiredService<IFeedbackStore>().ListAsync(10, TestContext.Current.CancellationToken));
        Assert.Equal((false, "An older paragraph says it better.", Why), (word.IsHelpful, word.Comment, word.Question));
        Assert.NotEmpty(word.Passages);
    }

    [Fact]
    public async Task Link_Unfolded_IsACardThatTeamsShowsThere()
    {
        await using var teams = await TeamsService.StartAsync();
        var address = teams.Services.GetRequiredService<RussiaTaliban.Host.Composition.PublicAddress>().Value;

        var shown = (await teams.InvokeAsync("composeExtension/queryLink", new JsonObject { ["url"] = new Uri(address, "read/russia-taliban#p2.1").AbsoluteUri }))
            .GetProperty("composeExtension").GetProperty("attachments")[0];

        Assert.Equal("1.3", shown.GetProperty("content").GetProperty("version").GetString());
        Assert.Equal("application/vnd.microsoft.card.thumbnail", shown.GetProperty("preview").GetProperty("contentType").GetString());
    }

    /// <summary>A fixed budget here; CsCheck_Time=60 in the environment fuzzes for a minute.</summary>
    [Fact]
    public async Task Invoke_AnythingAtAll_IsNeverAServerFault()
    {
        // One person sends them all.
        await using var teams = await TeamsService.StartAsync(builder => builder.Services.AddSingleton(new RussiaTaliban.Chat.LimitOptions { MessagesPerPersonPerMinute = 10_000 }));
        await Invokes.SampleAsync(
            async invoke =>
            {
                using var response = await teams.PostRawAsync(invoke.Replace("{far}", teams.Far.ServiceUrl, StringComparison.Ordinal));
                Assert.Contains((int)response.StatusCode, new[] { 200, 400, 501 });
            },
            iter: 300,
            threads: 1);
    }

    private static Gen<string> Invokes => Gen.Select(
        OneOf(
            "composeExtension/query", "composeExtension/queryLink", "composeExtension/anonymousQueryLink", "composeExtension/fetchTask", "composeExtension/submitAction",
            "adaptiveCard/action", "message/submitAction", "suggestedActions/submit", "suggestedAction/submit", "no/such"),
        Values(3),
        (name, value) => $$$"""{"type":"invoke","name":"{{{name}}}","value":{{{value}}},"channelId":"msteams","serviceUrl":"{far}","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c"}}""");

    /// <summary>Objects of the members that invokes have, with what does not belong into them.</summary>
    private static Gen<string> Values(int depth) => depth == 0 ? Leaves : Gen.OneOf(
        Leaves,
        Gen.Select(Members, Values(depth - 1)).Select((name, value) => "{\"" + name + "\":" + value + "}"),
        Gen.Select(Members, Values(depth - 1), Members, Values(depth - 1)).Select((name, value, other, its) => "{\"" + name + "\":" + value + ",\"" + other + "\":" + its + "}"),
        Values(depth - 1).Array[0, 3].Select(values => "[" + string.Join(',', values) + "]"));

    private static Gen<string> Members => OneOf(
        "commandId", "parameters", "name", "value", "queryOptions", "skip", "count", "url", "messagePayload", "body", "content", "data", "passage", "action", "intent",
        "actionName", "actionValue", "reaction", "feedback", "title");

    private static Gen<string> Leaves => Gen.OneOf(
        OneOf(
            "null", "true", "-1", "1e999", "99999999999999999999", "{}", "[]", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"checkQuote\"", "\"findSource\"", "\"searchPassages\"", "\"query\"",
            "\"feedback\"", "\"like\"", "\"russia-taliban/2.1\"", "\"russia-taliban/99999999999.1\"", "\"http://127.0.0.1/read/russia-taliban#p2.1\"", "\"https://[\"", "\"<p>Taliban</p>\"",
            "\"{\\\"do\\\":\\\"ask\\\",\\\"question\\\":null}\"", "\"{\\\"do\\\":\\\"why\\\"}\"", "\"{\\\"feedbackText\\\":7}\""),
        Gen.Char.AlphaNumeric.Array[0, 300].Select(letters => "\"" + new string(letters) + "\""),
        Gen.Int[1, 60].Select(depth => new string('[', depth) + new string(']', depth)));

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(choice => choices[choice]);

    /// <summary>A search that does not wait for anything and takes its time.</summary>
    private sealed class SlowRule(ManualResetEventSlim held) : IIntentRule
    {
        public Intent? Read(string text, Turn turn)
        {
            if (text == "slow")
            {
                held.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            }

            return null;
        }
    }
}
