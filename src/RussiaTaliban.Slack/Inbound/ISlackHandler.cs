namespace RussiaTaliban.Slack.Inbound;

/// <summary>Acts on what comes in. The queue calls it, so Slack never waits for it, except for a submission.</summary>
internal interface ISlackHandler
{
    /// <summary>Handles one event, command or click. Those of one conversation come one after the other.</summary>
    Task HandleAsync(SlackInbound inbound, CancellationToken cancellationToken);

    /// <summary>
    /// Answers a modal's submission while Slack waits, which is at most 3 seconds; the token is cancelled before that.
    /// Null closes the modal.
    /// </summary>
    Task<ViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken);
}
