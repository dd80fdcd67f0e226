using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>
/// The SDK's adapter of this service's own Direct Line: what the bot says goes into the conversation. What was said stays said: Direct Line has no update and no delete.
/// </summary>
internal sealed class DirectLineAdapter(IBot bot) : BotAdapter
{
    /// <summary>Runs the turn of an activity of a conversation.</summary>
    public async Task RunAsync(Activity activity, Conversation conversation, CancellationToken cancellationToken)
    {
        using var context = new TurnContext(this, activity);
        context.TurnState.Add(conversation);
        await RunPipelineAsync(context, bot.OnTurnAsync, cancellationToken);
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var conversation = turnContext.TurnState.Get<Conversation>();
        return Task.FromResult(Array.ConvertAll(activities, activity => new ResourceResponse(conversation.Add(activity).Id)));
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line has no update.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line has no delete.");
}
