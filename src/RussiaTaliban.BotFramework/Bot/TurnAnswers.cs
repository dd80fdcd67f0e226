using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>Answers a turn of a Bot Framework channel: shows a typing indicator if it takes long, renders the reply, and sends its messages in order.</summary>
/// <param name="renderers">Asked in order; the first that serves the channel renders.</param>
public sealed class TurnAnswers(
    TurnHandler turns, IEnumerable<IActivityRenderer> renderers, SentReplies sent, ConversationReferences references, TimeProvider time, ILogger<TurnAnswers> log)
{
    /// <summary>An answer that takes longer is announced.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly IActivityRenderer[] _renderers = [.. renderers];

    /// <summary>Answers a turn. False if the answer did not arrive whole.</summary>
    public async Task<bool> AnswerAsync(ITurnContext context, Turn turn, CancellationToken cancellationToken)
    {
        // On a thread of its own: a search does not wait for anything and would give the clock no chance to run.
        var answer = Task.Run(() => turns.HandleAsync(turn, cancellationToken), cancellationToken);
        Task typing = Task.CompletedTask;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (!answer.IsCompleted && await Task.WhenAny(answer, Task.Delay(Patience, time, enough.Token)).ConfigureAwait(false) != answer)
        {
            typing = context.TrySendAsync(new Activity { Type = ActivityTypes.Typing }, cancellationToken);
        }

        await enough.CancelAsync().ConfigureAwait(false);
        var result = await answer.ConfigureAwait(false);
        var isWhole = await SendAsync(context, result.Reply, cancellationToken).ConfigureAwait(false);
        if (isWhole)
        {
            await result.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        await typing.ConfigureAwait(false);
        return isWhole;
    }

    /// <summary>What is said to somebody who has just added the bot.</summary>
    public Task WelcomeAsync(ITurnContext context, CancellationToken cancellationToken) => SendAsync(context, turns.Welcome(context.Activity.Locale), cancellationToken);

    /// <summary>True if every message of the reply was taken.</summary>
    private async Task<bool> SendAsync(ITurnContext context, Reply reply, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        if (Array.Find(_renderers, renderer => renderer.Serves(activity.ChannelId)) is not { } renderer)
        {
            Log.NoRenderer(log, activity.ChannelId);
            return false;
        }

        foreach (var message in renderer.Render(reply))
        {
            switch (await context.TrySendAsync(message, cancellationToken).ConfigureAwait(false))
            {
                case SendResult.Sent { Id: { } id }:
                    sent.Remember(ActivityReader.AddressOf(activity), id, reply);
                    break;
                case SendResult.Sent:
                    break;
                case SendResult.Refused { Reason: RefusalReason.Blocked }:
                    await references.ForgetAsync(ActivityReader.AddressOf(activity), cancellationToken).ConfigureAwait(false);
                    return false;
                default:
                    // What comes after a message that did not arrive would stand there without its beginning.
                    Log.ReplyNotSent(log, reply.GetType().Name);
                    return false;
            }
        }

        return true;
    }
}
