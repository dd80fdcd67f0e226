using System.Collections.Concurrent;
using RussiaTaliban.Slack.Inbound;

namespace RussiaTaliban.Tests.Slack;

/// <summary>Writes down what it is given; a test may make it wait or fail.</summary>
internal sealed class RecordingHandler : ISlackHandler
{
    public ConcurrentQueue<SlackInbound> Handled { get; } = new();

    public Func<SlackInbound, CancellationToken, Task> Work { get; set; } = (_, _) => Task.CompletedTask;

    public async Task HandleAsync(SlackInbound delivery, CancellationToken cancellationToken)
    {
        await Work(delivery, cancellationToken);
        Handled.Enqueue(delivery);
    }

    public Task<SlackViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken) =>
        Task.FromResult<SlackViewResponse?>(null);
}
