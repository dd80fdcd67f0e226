using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.Tests.Host;

/// <summary>What goes wrong between Teams and a bot: deliveries that come twice, answers without an id, buttons that take long, sending that fails.</summary>
public sealed class TeamsRedeliveryTests
{
    private const string Why = "why did Russia recognize the Taliban?";

    [Fact]
    public async Task Button_DeliveredTwice_IsDoneOnceAndAnsweredAlike()
    {
        await using var teams = await TeamsService.StartAsync();

        using var first = await teams.PostAsync(Button(new CiteIntent(Passage), id: "twice"));
        using var second = await teams.PostAsync(Button(new CiteIntent(Passage), id: "twice"));

        var answer = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Answered below.", answer, StringComparison.Ordinal);
        Assert.Equal(answer, await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Single(teams.Messages);
    }

    [Fact]
    public async Task Install_DeliveredTwice_IsWelcomedOnce()
    {
        await using var teams = await TeamsService.StartAsync();
        var installed = new JsonObject { ["type"] = "installationUpdate", ["action"] = "add", ["id"] = "twice" };

        using var first = await teams.PostAsync(installed);
        using var second = await teams.PostAsync(installed);
        await Eventually.IsTrueAsync(() => teams.Messages.Count >= 1, "it is welcomed");
        await teams.SayAsync("help");

        Assert.Single(teams.Messages, message => message.Text!.Contains("Welcome", StringComparison.Ordinal));
    }

    /// <summary>Teams answers 202 without an id to text and card in one activity.</summary>
    [Fact]
    public async Task Feedback_WhereTeamsGivesTextPlusCardNoId_KeepsItsQuestionAndPassages()
    {
        await using var teams = await TeamsService.StartAsync();
        teams.Far.Instead = async (request, before, context) =>
        {
            if (request.Body is not { } body || !body.TryGetProperty("text", out _) || !body.TryGetProperty("attachments", out _))
            {
                return false;
            }

            context.Response.StatusCode = StatusCodes.Status202Accepted;
            await context.Response.WriteAsync("{}");
            return true;
        };
        await teams.SayAsync(Why, messages: 2);
        var thumbed = teams.Messages.ToList().FindIndex(message => message.Body!.Value.TryGetProperty("channelData", out var data) && data.TryGetProperty("feedbackLoop", out _));

        await teams.InvokeAsync("message/submitAction", JsonNode.Parse("""{"actionName":"feedback","actionValue":{"reaction":"dislike"}}"""), replyTo: teams.IdOf(teams.Messages[thumbed]));

        var word = Assert.Single(await teams.Services.GetRequiredService<IFeedbackStore>().ListAsync(10, TestContext.Current.CancellationToken));
        Assert.Equal((false, Why), (word.IsHelpful, word.Question));
        Assert.NotEmpty(word.Passages);
    }

    [Fact]
    public async Task Feedback_ThatNamesNoMessage_IsAboutTheLatestAnswer()
    {
        await using var teams = await TeamsService.StartAsync();
        await teams.SayAsync(Why, messages: 2);
        await teams.SayAsync("help");

        await teams.InvokeAsync("message/submitAction", JsonNode.Parse("""{"actionName":"feedback","actionValue":{"reaction":"like"}}"""));

        var word = Assert.Single(await teams.Services.GetRequiredService<IFeedbackStore>().ListAsync(10, TestContext.Current.CancellationToken));
        Assert.Equal((true, Why), (word.IsHelpful, word.Question));
    }

    [Fact]
    public async Task Button_AnswerTakesLong_IsAcknowledgedWithinThreeSeconds()
    {
        await using var teams = await TeamsService.StartAsync();
        var held = new TaskCompletionSource();
        teams.Far.Instead = async (_, _, _) =>
        {
            await held.Task;
            return false;
        };
        var start = TimeProvider.System.GetTimestamp();

        using var response = await teams.PostAsync(Button(new CiteIntent(Passage)));

        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        Assert.Equal("The answer is below.", (await BodyAsync(response)).GetProperty("value").GetString());
        held.SetResult();
        await Eventually.IsTrueAsync(() => teams.Messages.Count == 1, "the answer comes");
    }

    [Fact]
    public async Task Button_AnswerNotDelivered_IsReportedInTheAnswer()
    {
        await using var teams = await TeamsService.StartAsync();
        teams.Far.Instead = RefuseAsync;

        using var response = await teams.PostAsync(Button(new CiteIntent(Passage)));

        var body = await BodyAsync(response);
        Assert.Equal((502, "application/vnd.microsoft.error"), (body.GetProperty("statusCode").GetInt32(), body.GetProperty("type").GetString()));
        Assert.Contains("could not be delivered", body.GetProperty("value").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Button_AnswerNotDeliveredAfterTheAcknowledgement_IsReportedInAMessage()
    {
        await using var teams = await TeamsService.StartAsync();
        var held = new TaskCompletionSource();
        teams.Far.Instead = async (request, before, context) =>
        {
            await held.Task;
            return before == 0 && await RefuseAsync(request, before, context);
        };

        using var response = await teams.PostAsync(Button(new CiteIntent(Passage)));
        held.SetResult();

        await Eventually.IsTrueAsync(() => teams.Messages.Count == 1, "the failure is reported");
        Assert.Contains("could not be delivered", teams.Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_QuotingAnother_HasTheQuotedWordsChecked()
    {
        await using var teams = await TeamsService.StartAsync();
        var quoted = "<blockquote itemscope itemtype=\"http://schema.skype.com/Reply\"><strong>Ana</strong><p itemprop=\"preview\">the Taliban’s record offers little reason for optimism</p></blockquote>";

        using var response = await teams.PostAsync(new JsonObject
        {
            ["type"] = "message",
            ["text"] = "is this in the article, word for word?",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = quoted }),
        });
        await Eventually.IsTrueAsync(() => teams.Messages.Count == 1, "the quote is checked");

        Assert.Contains("Verbatim", teams.Messages[0].Text, StringComparison.Ordinal);
    }

    private static PassageId Passage => PassageId.TryParse("russia-taliban/2.1", out var id) ? id : throw new InvalidOperationException();

    private static JsonObject Button(Intent intent, string? id = null)
    {
        var invoke = new JsonObject
        {
            ["type"] = "invoke",
            ["name"] = "adaptiveCard/action",
            ["value"] = new JsonObject { ["action"] = new JsonObject { ["data"] = new JsonObject { [IntentCodec.Member] = IntentCodec.Encode(intent) } } },
        };
        if (id is not null)
        {
            invoke["id"] = id;
        }

        return invoke;
    }

    private static Task<bool> RefuseAsync(ConnectorRequest request, int before, HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.FromResult(true);
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
}
