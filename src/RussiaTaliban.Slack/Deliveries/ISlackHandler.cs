namespace RussiaTaliban.Slack.Deliveries;

/// <summary>Who acts on deliveries. Called from the queue, never while Slack waits — but for a submission.</summary>
public interface ISlackHandler
{
    /// <summary>Handles one delivery; those of one conversation come one after the other.</summary>
    Task HandleAsync(SlackDelivery delivery, CancellationToken cancellationToken);

    /// <summary>
    /// Answers a modal's submission while Slack waits, which is at most 3 seconds; the token is cancelled before that.
    /// Null closes the modal.
    /// </summary>
    Task<SlackViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken);
}
