using Microsoft.Extensions.Logging;
using NodaTime;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Presentation;
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
    ILogger<DigestSender> logger,
    CorpusScopes? scopes = null)
{
    private const int SettleAttempts = 6;
    private const int MaxMissed = 10;

    /// <summary>A passage of a new article answers where it scores nearly as well as the best of all.</summary>
    private const double NearlyBest = 0.9;
    private const int HitsLookedAt = 10;
    private const int MaxTold = 2;
    private static readonly Backoff SettleBackoff = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(32));
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromMinutes(30);

    /// <summary>How late a first attempt is; null for a later one, which has its own time, and where the day has no due time.</summary>
    internal static Duration? LagOf(DigestDeliveryClaim claim, Instant now) =>
        claim.Delivery is { Attempts: 1, Date: var date } && claim.Subscription.Schedule.Next(date, Instant.MinValue) is { } due && due.Date == date
            ? now - due.At
            : null;

    /// <summary>Sends a claim and settles it.</summary>
    /// <param name="outbox">The channel's outbox.</param>
    /// <param name="claim">The claim, not sent yet.</param>
    /// <param name="cancellationToken">Best left uncancelled: a claim that is given up without an outcome becomes unknown.</param>
    public async Task SendAsync(IOutbox outbox, DigestDeliveryClaim claim, CancellationToken cancellationToken)
    {
        var row = claim.Delivery;
        if (LagOf(claim, Now) is { } lag)
        {
            ChatMetrics.Lagged(outbox.Channel, lag.ToTimeSpan());
        }

        if (!IsWanted(claim))
        {
            await SettleAsync(row with { Status = DigestDeliveryStatus.Failed }, cancellationToken).ConfigureAwait(false);
            return;
        }

        var (outcome, reply) = await TrySendAsync(outbox, claim, cancellationToken).ConfigureAwait(false);
        Log.DeliveryEnded(logger, outbox.Channel, row.SubscriptionId, outcome.GetType().Name, row.Attempts);
        ChatMetrics.Delivered(outbox.Channel, outcome.GetType().Name, row.Attempts);
        switch (outcome)
        {
            case SendOutcome.Delivered:
                await SettleAsync(row with { Status = DigestDeliveryStatus.Sent }, cancellationToken).ConfigureAwait(false);
                if (reply is PassagesReply told)
                {
                    await TellAsync(claim.Subscription, told, cancellationToken).ConfigureAwait(false);
                }
                else if (reply is DigestReply sent)
                {
                    var alone = claim.Subscription.Kind == ConversationKind.Personal ? claim.Subscription.Owner : null;
                    await digests.RememberAsync(claim.Subscription.Conversation, alone, sent, cancellationToken).ConfigureAwait(false);
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

    /// <summary>False for a delivery that would come too late, or whose subscription was paused or stopped since.</summary>
    private bool IsWanted(DigestDeliveryClaim claim) =>
        claim.Subscription is { State: SubscriptionState.Active } subscription
        && (subscription.PausedUntil is not { } until || claim.Delivery.Date >= until)
        && Now < Latest(claim);

    /// <summary>From when on it is too late: nobody wants the morning's summary at midnight.</summary>
    private Instant Latest(DigestDeliveryClaim claim)
    {
        var (schedule, date) = (claim.Subscription.Schedule, claim.Delivery.Date);
        var end = schedule.EndOf(date);
        return schedule.Next(date, Instant.MinValue) is { } due && due.Date == date ? Instant.Min(end, due.At + Duration.FromTimeSpan(options.LatestAfter)) : end;
    }

    private async Task<(SendOutcome Outcome, Reply? Reply)> TrySendAsync(IOutbox outbox, DigestDeliveryClaim claim, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(options.SendTimeout, time);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        Reply? reply = null;
        try
        {
            var snapshot = (scopes ?? CorpusScopes.None).Of(searcher.Current, claim.Subscription.Conversation);
            var corpus = snapshot.Corpus;
            var details = claim.Subscription.Schedule.Details;
            if (details.Watch is { } watch)
            {
                reply = await WatchedAsync(watch, snapshot, timeout.Token).ConfigureAwait(false) is { } found ? guard.Check(found, corpus) : null;
                return (reply is null ? new SendOutcome.NotNeeded() : await outbox.SendAsync(claim.Subscription.Conversation, reply, timeout.Token).ConfigureAwait(false), reply);
            }

            var wish = new DigestWish { Sentences = details.Sentences, Subjects = details.Subjects, NotSubjects = details.NotSubjects };
            var digest = await digests.MakeAsync(claim.Subscription.Conversation, corpus, claim.Delivery.Date.ToDateOnly(), wish, timeout.Token).ConfigureAwait(false);
            if (details.OnlyNew && !digest.HasNews)
            {
                return (new SendOutcome.NotNeeded(), null);
            }

            var missed = await MissedAsync(claim.Delivery, timeout.Token).ConfigureAwait(false);
            reply = guard.Check(new DigestReply(digest, claim.Subscription, ShowsStanding: false) { Missed = missed }, corpus);
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

    /// <summary>What is new and answers a watched question; null where nothing does. The nearest is no answer.</summary>
    private async Task<PassagesReply?> WatchedAsync(WatchedQuestion watch, Searcher snapshot, CancellationToken cancellationToken)
    {
        var since = watch.Since.ToDateTimeOffset();
        var sightings = await digests.ObserveAsync(snapshot.Corpus.Whole, cancellationToken).ConfigureAwait(false);
        if (!snapshot.Corpus.Articles.Any(article => IsNew(article.Slug)))
        {
            return null;
        }

        var answer = snapshot.Ask(new Question(watch.Question) { Take = HitsLookedAt });
        var hits = answer.Outcome != AnswerOutcome.Answered ? [] : answer.Hits
            .Where(hit => hit.Score >= answer.Hits[0].Score * NearlyBest && IsNew(hit.Passage.Article.Slug) && !watch.Told.Contains(hit.Passage.Id.ToString()) && !watch.NotMeant.Contains(hit.Passage.Article.Slug))
            .Take(MaxTold)
            .ToList();
        if (hits.Count == 0)
        {
            return null;
        }

        // All of what is left is new and answers; what it may differ from is not beside it.
        var left = answer with { Hits = hits, Telling = hits.Count, DifferIn = Difference.None, Differing = [], Remaining = 0, Remark = WatchWords.Remark(watch) };
        return new PassagesReply(watch.Question, left);

        bool IsNew(string slug) => sightings.GetValueOrDefault(slug) is { } seen && (seen.FirstSeen > since || seen.ChangedAt > since);
    }

    /// <summary>Writes down what a watched question has brought: it comes once.</summary>
    private async Task TellAsync(Subscription subscription, PassagesReply told, CancellationToken cancellationToken)
    {
        var shown = told.Shown.Select(hit => hit.Passage.Id.ToString()).ToList();
        try
        {
            await subscriptions.ChangeAsync(
                subscription.Id,
                live => live.Schedule.Details.Watch is not { } watch ? live : live with
                {
                    Schedule = live.Schedule with { Details = live.Schedule.Details with { Watch = watch with { Told = [.. watch.Told.Concat(shown).TakeLast(WatchedQuestion.MaxTold)] } } },
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (StorageUnavailableException fault)
        {
            Log.SubscriptionsUnavailable(logger, fault.Message);
        }
    }

    /// <summary>Backs off while the day lasts; null where the next try would come after it.</summary>
    private Instant? RetryAt(DigestDeliveryClaim claim, TimeSpan? asked)
    {
        var own = new Backoff(options.FirstRetry, MaxRetryDelay).After(claim.Delivery.Attempts);
        var wait = asked > own ? asked.Value : own;
        var at = Now + Duration.FromTimeSpan(wait);
        return at < Latest(claim) ? at : null;
    }

    /// <summary>The deliveries since the last that arrived which did not, or of which it is not known; newest first.</summary>
    private async Task<IReadOnlyList<DigestDelivery>> MissedAsync(DigestDelivery delivery, CancellationToken cancellationToken)
    {
        var rows = await ledger.ListAsync(delivery.SubscriptionId, MaxMissed + 1, cancellationToken).ConfigureAwait(false);
        return [.. rows.Where(row => row.Date < delivery.Date)
            .TakeWhile(row => row.Status != DigestDeliveryStatus.Sent)
            .Where(row => row.Status is DigestDeliveryStatus.Failed or DigestDeliveryStatus.Unknown)];
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
