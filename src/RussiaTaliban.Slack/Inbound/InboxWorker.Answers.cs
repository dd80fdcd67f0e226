using System.Collections.Concurrent;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Slack.Conversation;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>One answer: given, postponed, or given up with a word to the person.</summary>
internal sealed partial class InboxWorker
{
    /// <summary>A handler that throws so often throws always.</summary>
    private const int FaultsTolerated = 3;

    private readonly ConcurrentDictionary<string, int> _faults = new(StringComparer.Ordinal);

    private async Task AnswerAsync(InboxClaim claim, CancellationToken cancellationToken)
    {
        var kind = "";
        try
        {
            if (KeptInbound.Read(claim.Item.Payload) is not { } inbound)
            {
                log.Unreadable();
                await inbox.FinishAsync(claim, progress: null, cancellationToken);
                return;
            }

            kind = inbound.GetType().Name;
            var (age, posting) = (time.GetUtcNow() - claim.Item.ReceivedAt, postings.Of(claim, inbound.Tenant));
            if (age > options.Value.AnswerWithin)
            {
                await GiveUpAsync(claim, inbound, posting, kind, mayWait: age < options.Value.AnswerWithin * 2, cancellationToken);
                return;
            }

            if (!posting.IsDone)
            {
                await AnswerAsync(inbound, posting, claim, cancellationToken);
            }

            await SettleAsync(claim, posting, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // How far it came is noted; whoever is next goes on at once.
            await LetGoAsync(claim, TimeSpan.Zero, CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            // The lease runs out by itself; what was sent is found at Slack then.
        }
#pragma warning disable CA1031 // A bug in a handler costs one answer and not the worker.
        catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            log.HandlerFailed(fault, kind);
            await LetGoAsync(claim, SlackRetry.Faults.After(_faults.GetValueOrDefault(claim.Item.Key, 1)), CancellationToken.None);
        }
        finally
        {
            _running.TryRemove(claim.Lease, out _);
            _wake.Release();
        }
    }

    /// <summary>A question at which this bot stumbles again and again is given up with an apology.</summary>
    private async Task AnswerAsync(SlackInbound inbound, SlackPosting posting, InboxClaim claim, CancellationToken cancellationToken)
    {
        if (_faults.GetValueOrDefault(claim.Item.Key) >= FaultsTolerated)
        {
            await posting.ApologizeAsync(inbound, cancellationToken);
            return;
        }

        try
        {
            await handler.AnswerAsync(inbound, posting, cancellationToken);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or StorageUnavailableException or OutOfMemoryException))
        {
            _faults.AddOrUpdate(claim.Item.Key, 1, (_, count) => count + 1);
            throw;
        }
    }

    /// <summary>The time to answer has passed: notifies the person as soon as Slack accepts a message.</summary>
    private async Task GiveUpAsync(InboxClaim claim, SlackInbound inbound, SlackPosting posting, string kind, bool mayWait, CancellationToken cancellationToken)
    {
        if (posting.IsDone || await posting.ApologizeAsync(inbound, cancellationToken) || !mayWait)
        {
            if (posting.Wait is not null)
            {
                posting.Lose("no way to the user in time");
            }

            log.GivenUp(kind, claim.Attempts);
            await inbox.FinishAsync(claim, posting.Progress, cancellationToken);
            return;
        }

        await SettleAsync(claim, posting, cancellationToken);
    }

    private async Task SettleAsync(InboxClaim claim, SlackPosting posting, CancellationToken cancellationToken)
    {
        if (posting.IsLost)
        {
            log.ClaimLost();
        }
        else if (posting.Wait is { } wait)
        {
            _postponed[claim.Item.Key] = 0;
            await inbox.PostponeAsync(claim, wait, posting.Progress, cancellationToken);
        }
        else
        {
            await inbox.FinishAsync(claim, posting.Progress, cancellationToken);
            _faults.TryRemove(claim.Item.Key, out _);
            status.Answered(time.GetUtcNow() - claim.Item.ReceivedAt, time.GetUtcNow());
        }
    }

    private async Task LetGoAsync(InboxClaim claim, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await inbox.PostponeAsync(claim, wait, progress: null, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // The lease runs out by itself.
        }
    }
}
