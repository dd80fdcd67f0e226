using System.Collections.Concurrent;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.Tests.BotFramework.Support;

/// <summary>Keeps what it is handed and does what the test says.</summary>
internal sealed class HandlerFake(Func<Activity, IReplySender, CancellationToken, Task<InvokeResponse?>>? work = null) : IActivityHandler
{
    private readonly ConcurrentQueue<Activity> _handled = new();

    public IReadOnlyList<Activity> Handled => [.. _handled];

    public Task<InvokeResponse?> HandleAsync(Activity activity, IReplySender sender, CancellationToken cancellationToken)
    {
        _handled.Enqueue(activity);
        return work is null ? Task.FromResult<InvokeResponse?>(null) : work(activity, sender, cancellationToken);
    }
}
