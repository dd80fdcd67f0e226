using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>Answers into a conversation of this process. What was said stays said: Direct Line has no update and no delete.</summary>
internal sealed class ConversationReplySender(Conversation conversation, Activity incoming) : IReplySender
{
    private static readonly SendResult Refusal = new SendResult.Refused(RefusalReason.Rejected);

    public Task<SendResult> SendAsync(Activity activity, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult>(new SendResult.Sent(conversation.Add(activity.AddressedTo(incoming)).Id));

    public Task<SendResult> UpdateAsync(Activity activity, CancellationToken cancellationToken) => Task.FromResult(Refusal);

    public Task<SendResult> DeleteAsync(string activityId, CancellationToken cancellationToken) => Task.FromResult(Refusal);
}
