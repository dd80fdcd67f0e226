using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.BotFramework;

/// <summary>
/// The way back into the conversation of one incoming activity. The sender fills in the address (conversation, recipient, reply-to);
/// callers give the content only. What a channel refuses is a value, not an exception.
/// </summary>
public interface IReplySender
{
    /// <summary>Sends a message or a typing activity. Activities of one conversation arrive in the order in which they were sent.</summary>
    Task<SendResult> SendAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Replaces an activity that was sent before; <see cref="Activity.Id"/> names it.</summary>
    Task<SendResult> UpdateAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Takes back an activity that was sent before.</summary>
    Task<SendResult> DeleteAsync(string activityId, CancellationToken cancellationToken);
}
