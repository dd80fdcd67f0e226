using RussiaTaliban.Slack.Conversation;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>Acts on what comes in. Slack never waits for it, except for a submission.</summary>
internal interface ISlackHandler
{
    /// <summary>Answers what the inbox kept; <paramref name="posting"/> knows how far an earlier attempt came. Those of one lane come one after the other.</summary>
    Task AnswerAsync(SlackInbound inbound, SlackPosting posting, CancellationToken cancellationToken);

    /// <summary>Handles what is done at once or not at all: a modal to open, the Home tab.</summary>
    Task HandleAsync(SlackInbound inbound, CancellationToken cancellationToken);

    /// <summary>
    /// Answers a modal's submission while Slack waits, which is at most 3 seconds; the token is cancelled before that.
    /// Null closes the modal.
    /// </summary>
    Task<ViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken);
}
