using System.Text.Json.Nodes;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.Channels.Invokes;

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
