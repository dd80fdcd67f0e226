using System.Collections.Concurrent;
using RussiaTaliban.Slack.Conversation;
using RussiaTaliban.Slack.Inbound;

namespace RussiaTaliban.Tests.Slack.Inbound;

/// <summary>Writes down what it is given; a test may make it wait or fail.</summary>
internal sealed class RecordingHandler : ISlackHandler
{
    public ConcurrentQueue<SlackInbound> Handled { get; } = new();

    public Func<SlackInbound, CancellationToken, Task> Work { get; set; } = (_, _) => Task.CompletedTask;

    public async Task HandleAsync(SlackInbound inbound, CancellationToken cancellationToken)
    {
        await Work(inbound, cancellationToken);
        Handled.Enqueue(inbound);
    }

    public Task AnswerAsync(SlackInbound inbound, SlackPosting posting, CancellationToken cancellationToken) => HandleAsync(inbound, cancellationToken);

    public Task<ViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken) =>
        Task.FromResult<ViewResponse?>(null);
}
