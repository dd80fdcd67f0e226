using System.Text.Json.Nodes;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Chat.Presentation;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>One operation that a client asks for and waits for: a button pressed, a search while typing, a link to unfurl.</summary>
public interface IInvoke
{
    /// <summary>What the operation is called on the wire; one operation may have had several names.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Does it. Any value may come.</summary>
    /// <returns>What the client waits for; null where this is none of its operations after all (501).</returns>
    Task<InvokeResponse?> HandleAsync(Activity activity, IReplySender sender, CancellationToken cancellationToken);
}

/// <summary>A universal action: a button of a card. The answer is a message of its own, so that what was read before stays where it was.</summary>
internal sealed class CardActionInvoke(TurnAnswers answers) : IInvoke
{
    public IReadOnlyList<string> Names => ["adaptiveCard/action"];

    public async Task<InvokeResponse?> HandleAsync(Activity activity, IReplySender sender, CancellationToken cancellationToken)
    {
        if (IntentCodec.TryDecode(activity.Value.Member("action").Member("data")) is not { } intent)
        {
            return Answer(400, "application/vnd.microsoft.error", new JsonObject { ["code"] = "BadRequest", ["message"] = "The button is not one of this bot's." });
        }

        // A client that stops waiting has asked all the same: what was begun is finished, and its answer is a message of its own.
        await answers.AnswerAsync(activity with { ReplyToId = null }, ActivityReader.Read(activity, intent), sender, CancellationToken.None);
        return Answer(200, "application/vnd.microsoft.activity.message", "Answered below.");
    }

    private static InvokeResponse Answer(int status, string type, JsonNode value) =>
        new(200, new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value });
}

/// <summary>A suggested action that was chosen: its words count as typed.</summary>
internal sealed class SuggestedActionInvoke(TurnAnswers answers) : IInvoke
{
    public IReadOnlyList<string> Names => ["suggestedActions/submit", "suggestedAction/submit"];

    public async Task<InvokeResponse?> HandleAsync(Activity activity, IReplySender sender, CancellationToken cancellationToken)
    {
        var words = activity.Value.AsText() ?? activity.Value.Member("value").AsText() ?? activity.Value.Member("title").AsText() ?? "";
        var turn = ActivityReader.Read(activity with { Text = words }, IntentCodec.TryDecode(words));
        await answers.AnswerAsync(activity, turn, sender, cancellationToken);
        return new InvokeResponse(200, new JsonObject());
    }
}
