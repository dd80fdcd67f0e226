using System.Text.Json.Nodes;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.Channels.Invokes;

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
