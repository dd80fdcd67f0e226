using Newtonsoft.Json.Linq;
using RussiaTaliban.Chat.Presentation;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>One operation that a client requests and waits for: a button press, a search while typing, a link to unfurl.</summary>
public interface IInvoke
{
    /// <summary>What the operation is called on the wire; one operation may have had several names.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Does it. Any value may come.</summary>
    /// <returns>What the client waits for; null if this is none of its operations after all (501).</returns>
    Task<InvokeResponse?> HandleAsync(ITurnContext context, CancellationToken cancellationToken);
}

/// <summary>A universal action: a button of a card. The answer is a separate message, so that earlier messages stay where they were.</summary>
internal sealed class CardActionInvoke(ActivityReader reader, TurnAnswers answers, TimeProvider time) : IInvoke
{
    /// <summary>Teams shows that something went wrong where a button is not answered in some seconds.</summary>
    public static readonly TimeSpan AcknowledgedAfter = TimeSpan.FromSeconds(2.5);

    private const string NotDelivered = "The answer could not be delivered. Please press the button again.";

    public IReadOnlyList<string> Names => ["adaptiveCard/action"];

    public async Task<InvokeResponse?> HandleAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        if (activity.ValueToken().Member("action").Member("data").AsIntent() is not { } intent)
        {
            return Fault(400, "BadRequest", "The button does not belong to this bot.");
        }

        var answering = answers.AnswerAsync(context, reader.Read(activity, intent), cancellationToken);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (await Task.WhenAny(answering, Task.Delay(AcknowledgedAfter, time, enough.Token)).ConfigureAwait(false) == answering)
        {
            await enough.CancelAsync().ConfigureAwait(false);
            return await answering.ConfigureAwait(false) ? Say("Answered below.") : Fault(502, "NotDelivered", NotDelivered);
        }

        await BriefingBot.AnswerAsync(context, Say("The answer is below."), cancellationToken).ConfigureAwait(false);
        if (!await answering.ConfigureAwait(false))
        {
            await context.TrySendAsync(new Activity { Type = ActivityTypes.Message, Text = NotDelivered }, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private static InvokeResponse Say(string words) => Answer(200, "application/vnd.microsoft.activity.message", words);

    private static InvokeResponse Fault(int status, string code, string message) =>
        Answer(status, "application/vnd.microsoft.error", new JObject { ["code"] = code, ["message"] = message });

    private static InvokeResponse Answer(int status, string type, JToken value) =>
        new() { Status = 200, Body = new JObject { ["statusCode"] = status, ["type"] = type, ["value"] = value } };
}

/// <summary>A suggested action that was chosen: its words count as typed.</summary>
internal sealed class SuggestedActionInvoke(ActivityReader reader, TurnAnswers answers) : IInvoke
{
    public IReadOnlyList<string> Names => ["suggestedActions/submit", "suggestedAction/submit"];

    public async Task<InvokeResponse?> HandleAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var value = context.Activity.ValueToken();
        var words = value.AsText() ?? value.Member("value").AsText() ?? value.Member("title").AsText() ?? "";
        var turn = reader.Read(context.Activity, IntentCodec.TryDecode(words)) with { Text = words };
        await answers.AnswerAsync(context, turn, cancellationToken).ConfigureAwait(false);
        return new InvokeResponse { Status = 200, Body = new JObject() };
    }
}
