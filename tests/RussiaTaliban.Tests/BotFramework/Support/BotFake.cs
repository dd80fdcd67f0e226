using System.Collections.Concurrent;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using RussiaTaliban.BotFramework;

namespace RussiaTaliban.Tests.BotFramework.Support;

/// <summary>Keeps what it is handed and does what the test says.</summary>
internal sealed class BotFake(Func<ITurnContext, CancellationToken, Task>? work = null) : IBot
{
    private readonly ConcurrentQueue<Activity> _handled = new();

    public IReadOnlyList<Activity> Handled => [.. _handled];

    /// <summary>A bot that answers every activity with these words.</summary>
    public static BotFake Saying(Func<Activity, string> words) => new((context, cancellationToken) => context.TrySendAsync(new Activity { Type = ActivityTypes.Message, Text = words(context.Activity) }, cancellationToken));

    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        _handled.Enqueue(turnContext.Activity);
        return work is null ? Task.CompletedTask : work(turnContext, cancellationToken);
    }
}
