using Microsoft.Extensions.Logging;
using NodaTime;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Digests;

/// <summary>Sends one claimed delivery and writes down what came of it.</summary>
public sealed class DigestSender(
    LiveSearcher searcher,
    DigestService digests,
    QuoteGuard guard,
    ISubscriptionStore subscriptions,
    IDigestDeliveryLedger ledger,
    DigestDeliveryOptions options,
    TimeProvider time,
    ILogger<DigestSender> logger)
{
    private const int SettleAttempts = 6;
    private static readonly Backoff SettleBackoff = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(32));
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromMinutes(30);

    /// <summary>Sends a claim and settles it.</summary>
    /// <param name="outbox">The channel's outbox.</param>
    /// <param name="claim">The claim, not sent yet.</param>
    /// <param name="cancellationToken">Best left uncancelled: a claim that is given up without an outcome becomes unknown.</param>
    public async Task SendAsync(IOutbox outbox, DigestDeliveryClaim claim, CancellationToken cancellationToken)
    {
        var row = claim.Delivery;
        if (!IsWanted(claim))
        {
            await SettleAsync(row with { Status = DigestDeliveryStatus.Failed }, cancellationToken).ConfigureAwait(false);
            return;
        }

        var (outcome, reply) = await TrySendAsync(outbox, claim, cancellationToken).ConfigureAwait(false);
        Log.DeliveryEnded(logger, outbox.Channel, row.SubscriptionId, outcome.GetType().Name, row.Attempts);
        switch (outcome)
        {
            case SendOutcome.Delivered:
                await SettleAsync(row with { Status = DigestDeliveryStatus.Sent }, cancellationToken).ConfigureAwait(false);
                if (reply is DigestReply sent)
                {
                    await digests.RememberAsync(claim.Subscription.Conversation, sent, cancellationToken).ConfigureAwait(false);
                }

                break;
            case SendOutcome.NotNeeded:
                await SettleAsync(row with { Status = DigestDeliveryStatus.NothingNew }, cancellationToken).ConfigureAwait(false);
                break;
            case SendOutcome.Retryable retryable:
                await SettleAsync(row with { Status = DigestDeliveryStatus.Failed, RetryAt = RetryAt(claim, retryable.After) }, cancellationToken).ConfigureAwait(false);
                break;
            case SendOutcome.Refused refused:
                await SettleAsync(row with { Status = DigestDeliveryStatus.Failed }, cancellationToken).ConfigureAwait(false);
                await EndAsync(claim.Subscription, refused.Reason, cancellationToken).ConfigureAwait(false);
                break;
            default:
                await SettleAsync(row with { Status = DigestDeliveryStatus.Unknown }, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>False for a delivery whose day is over, or whose subscription was paused or stopped since.</summary>
    private bool IsWanted(DigestDeliveryClaim claim) =>
        claim.Subscription is { State: SubscriptionState.Active } subscription
        && (subscription.PausedUntil is not { } until || claim.Delivery.Date >= until)
        && Now < subscription.Schedule.EndOf(claim.Delivery.Date);

    private async Task<(SendOutcome Outcome, Reply? Reply)> TrySendAsync(IOutbox outbox, DigestDeliveryClaim claim, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(options.SendTimeout, time);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        Reply? reply = null;
        try
        {
            var corpus = searcher.Current.Corpus;
            var digest = await digests.MakeAsync(claim.Subscription.Conversation, corpus, claim.Delivery.Date.ToDateOnly(), null, timeout.Token).ConfigureAwait(false);
            if (digest.IsNothingNew && claim.Subscription.Schedule.Details.OnlyNew)
            {
                return (new SendOutcome.NotNeeded(), null);
            }

            reply = guard.Check(new DigestReply(digest, claim.Subscription, ShowsStanding: false), corpus);
            return (await outbox.SendAsync(claim.Subscription.Conversation, reply, timeout.Token).ConfigureAwait(false), reply);
        }
        catch (OperationCanceledException)
        {
            return (new SendOutcome.Unknown(), reply);
        }
#pragma warning disable CA1031 // A fault of one delivery must not end the worker; whether the message left cannot be known.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.DeliveryFaulted(logger, fault, outbox.Channel, claim.Subscription.Id);
            return (new SendOutcome.Unknown(), reply);
        }
    }

    /// <summary>Backs off while the day lasts; null where the next try would come after it.</summary>
    private Instant? RetryAt(DigestDeliveryClaim claim, TimeSpan? asked)
    {
        var own = new Backoff(options.FirstRetry, MaxRetryDelay).After(claim.Delivery.Attempts);
        var wait = asked > own ? asked.Value : own;
        var at = Now + Duration.FromTimeSpan(wait);
        return at < claim.Subscription.Schedule.EndOf(claim.Delivery.Date) ? at : null;
    }

    /// <summary>Writes the outcome down, patiently: where the store stays away the claim grows old and becomes unknown.</summary>
    private async Task SettleAsync(DigestDelivery outcome, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ledger.SettleAsync(outcome with { ChangedAt = Now }, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StorageUnavailableException fault)
            {
                Log.OutcomeNotWritten(logger, outcome.SubscriptionId, attempt, fault.Message);
                if (attempt == SettleAttempts)
                {
                    return;
                }

                await Task.Delay(SettleBackoff.After(attempt), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task EndAsync(Subscription subscription, string reason, CancellationToken cancellationToken)
    {
        Log.SubscriptionRefused(logger, subscription.Id, reason);
        try
        {
            await subscriptions.ChangeAsync(subscription.Id, live => live.End(SubscriptionState.Refused), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageUnavailableException fault)
        {
            // The next delivery is refused again and ends it then.
            Log.SubscriptionsUnavailable(logger, fault.Message);
        }
    }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());
}
