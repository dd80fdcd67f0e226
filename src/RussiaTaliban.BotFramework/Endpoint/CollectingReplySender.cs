using System.Globalization;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>Keeps the answers for the response body of a caller that asked with <see cref="DeliveryModes.ExpectReplies"/>.</summary>
internal sealed class CollectingReplySender(Activity incoming) : IReplySender
{
    private readonly Lock _lock = new();
    private readonly List<Activity> _replies = [];
    private int _sent;

    public IReadOnlyList<Activity> Replies
    {
        get
        {
            lock (_lock)
            {
                return [.. _replies];
            }
        }
    }

    public Task<SendResult> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var id = (++_sent).ToString(CultureInfo.InvariantCulture);
            _replies.Add(activity.AddressedTo(incoming) with { Id = id });
            return Task.FromResult<SendResult>(new SendResult.Sent(id));
        }
    }

    /// <summary>Nothing has left yet, so the earlier message is simply exchanged.</summary>
    public Task<SendResult> UpdateAsync(Activity activity, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var at = _replies.FindIndex(reply => reply.Id == activity.Id);
            if (at < 0)
            {
                return Task.FromResult<SendResult>(new SendResult.Refused(RefusalReason.Gone));
            }

            _replies[at] = activity.AddressedTo(incoming);
            return Task.FromResult<SendResult>(new SendResult.Sent(activity.Id));
        }
    }

    public Task<SendResult> DeleteAsync(string activityId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<SendResult>(_replies.RemoveAll(reply => reply.Id == activityId) > 0
                ? new SendResult.Sent(activityId)
                : new SendResult.Refused(RefusalReason.Gone));
        }
    }
}
