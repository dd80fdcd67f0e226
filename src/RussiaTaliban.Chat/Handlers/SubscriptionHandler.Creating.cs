using NodaTime;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Sharing;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Creates subscriptions, here or in a named channel, and watched questions.</summary>
public sealed partial class SubscriptionHandler
{
    private async Task<Reply> SubscribeAsync(SubscribeIntent wish, Turn turn, TurnMemory memory, CancellationToken cancellationToken)
    {
        var request = wish.Request.In(OwnZone(turn));
        if (request.Fault != ScheduleFault.None)
        {
            if (request.Fault is ScheduleFault.TimeNeeded or ScheduleFault.DaysNeeded && turn.Chosen is null && turn.Text.Length > 0)
            {
                memory.Keep(await memory.ReadAsync(cancellationToken).ConfigureAwait(false) with { OpenWish = turn.Text });
            }

            return AskedBack(request.Fault, request.FaultyWords);
        }

        if (request.IsDoubtful(Today(request.Zone ?? OwnZone(turn) ?? "Etc/UTC")))
        {
            return AskedBack(ScheduleFault.DateAmbiguous, null);
        }

        if (!_deliverable.Contains(turn.Conversation.Channel))
        {
            return new SubscriptionReply(SubscriptionOutcome.NotDeliverableHere, []);
        }

        var here = await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
        if (request.IsOnce && here.Count > 0 && !wish.IsMeant)
        {
            return AskedBack(ScheduleFault.Once, null);
        }

        if (!wish.IsMeant && here is [var only] && MayChange(only, turn) && only.Schedule.Details.Watch is null
            && (wish.IsTimeOnly || (wish.MayChange && only.Schedule.Days != request.Days && only.Schedule.Days.HasFlag(request.Days))))
        {
            var change = wish.IsTimeOnly ? new ScheduleChange(null, request.Time, request.Zone) : new ScheduleChange(request.Days, request.Time, request.Zone) { How = DaysChange.TimeOfDays };
            change = change with
            {
                From = request.From,
                Until = request.Until,
                Duration = request.Duration,
                HalfHour = request.HalfHour,
                OnlyNew = request.Details.OnlyNew ? true : null,
                Sentences = request.Details.Sentences,
            };
            return await RescheduleAsync(new ChangeScheduleIntent(change), turn, memory, cancellationToken).ConfigureAwait(false);
        }

        if ((request.Zone ?? OwnZone(turn)) is not { } zone)
        {
            var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
            var words = turn.Chosen is null && turn.Text.Length > 0 ? turn.Text : ScheduleWords.Wish(request.On(Today("Etc/UTC"), "Etc/UTC").First());
            memory.Keep(state with { OpenWish = words });
            return new SubscriptionReply(SubscriptionOutcome.ZoneNeeded, []);
        }

        if (wish.Also.FirstOrDefault(other => other.Place != request.Place) is not null)
        {
            return AskedBack(ScheduleFault.SeveralTimes, null);
        }

        List<DigestSchedule> schedules = [.. wish.Also.Select(other => other.In(OwnZone(turn))).Prepend(request).SelectMany(one => one.On(Today(one.Zone ?? zone), one.Zone ?? zone, Now.InZone(DateTimeZoneProviders.Tzdb[one.Zone ?? zone]).TimeOfDay))];
        if (request.Place is not { } named)
        {
            return await AddAsync(schedules, turn, null, cancellationToken).ConfigureAwait(false);
        }

        // Each place is found before anything is set up: half of a wish is none.
        var places = new List<ShareTarget.Open>();
        foreach (var name in named.Split(','))
        {
            if (await FindAsync(name, turn, cancellationToken).ConfigureAwait(false) is not { } open)
            {
                return AskedBack(ScheduleFault.NoSuchPlace, name);
            }

            places.Add(open);
        }

        SubscriptionReply? last = null;
        foreach (var open in places)
        {
            var reply = await AddAsync(schedules, turn, open, cancellationToken).ConfigureAwait(false);
            last = last is null ? reply : reply with { Subscriptions = [.. last.Subscriptions, .. reply.Subscriptions] };
        }

        return last!;
    }

    /// <summary>The conversation that a name means; null if there is none in which the speaker and the bot both are.</summary>
    private async Task<ShareTarget.Open?> FindAsync(string name, Turn turn, CancellationToken cancellationToken) =>
        directories.FirstOrDefault(one => one.Channel == turn.Conversation.Channel) is { } directory
            ? await directory.FindAsync(turn.Speaker, turn.Conversation, name, cancellationToken).ConfigureAwait(false) as ShareTarget.Open
            : null;

    /// <summary>Adds each; says the first that cannot be.</summary>
    private async Task<SubscriptionReply> AddAsync(List<DigestSchedule> schedules, Turn turn, ShareTarget.Open? place, CancellationToken cancellationToken)
    {
        var (conversation, kind) = place is null ? (turn.Conversation, turn.Kind) : (place.Conversation, ConversationKind.Channel);
        var wished = schedules.Select(schedule => Subscription.Create(conversation, kind, turn.Speaker.Id, schedule, Now)).ToList();
        if (wished.Any(one => one.Next is null))
        {
            return AskedBack(ScheduleFault.DateImpossible, null);
        }

        var added = new List<SubscriptionView>();
        foreach (var one in wished)
        {
            switch (await store.AddAsync(one, cancellationToken).ConfigureAwait(false))
            {
                case AddOutcome.Added:
                    added.Add(new SubscriptionView(one) { Place = place?.Name });
                    break;
                case AddOutcome.TooMany when added.Count == 0:
                    return new SubscriptionReply(SubscriptionOutcome.TooMany, []);
                default:
                    break;
            }
        }

        if (added.Count > 0)
        {
            var corpus = searcher.Current.Corpus;
            return new SubscriptionReply(SubscriptionOutcome.Created, added)
            {
                WithoutArticles = [.. schedules[0].Details.Subjects.Where(subject => !corpus.Articles.Any(article => Subjects.IsAbout(article, [subject])))],
            };
        }

        var live = await store.ListAsync(conversation, cancellationToken).ConfigureAwait(false);
        return Told(SubscriptionOutcome.AlreadyThere, [.. live.Where(other => schedules.Contains(other.Schedule))]);
    }

    /// <summary>A question to be watched: looked at every morning, in the lists and the ledger like a summary.</summary>
    private async Task<Reply> WatchAsync(WatchIntent wish, Turn turn, CancellationToken cancellationToken)
    {
        if (!_deliverable.Contains(turn.Conversation.Channel))
        {
            return new SubscriptionReply(SubscriptionOutcome.NotDeliverableHere, []);
        }

        if (wish.Fault != ScheduleFault.None)
        {
            return AskedBack(wish.Fault, wish.FaultyWords);
        }

        var here = await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
        if (wish.Place is null && here.FirstOrDefault(live => wish.Question.Equals(live.Schedule.Details.Watch?.Question, StringComparison.OrdinalIgnoreCase)) is { } watched)
        {
            return Told(SubscriptionOutcome.AlreadyThere, [watched]);
        }

        ShareTarget.Open? open = null;
        if (wish.Place is { } place && (open = await FindAsync(place, turn, cancellationToken).ConfigureAwait(false)) is null)
        {
            return AskedBack(ScheduleFault.NoSuchPlace, place);
        }

        var zone = wish.When?.Zone ?? OwnZone(turn) ?? "Etc/UTC";
        var usual = wish.When is { } when ? when.On(Today(zone), zone).First() : new DigestSchedule(Weekdays.EveryDay, WatchedAt, zone);
        usual = wish.HasTime ? usual : usual with { Time = WatchedAt };
        var until = wish.Until?.From(Today(zone)) ?? (wish.Duration is { } days ? Today(zone).PlusDays(days - 1) : null);
        List<DigestSchedule> schedules = [.. wish.Further.Prepend(wish.Question).Select(question => usual with { Details = usual.Details with { Until = until, Watch = new WatchedQuestion(question, Now) } })];
        return await AddAsync(schedules, turn, open, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The article that a watched question brought last is not meant.</summary>
    private async Task<Reply> NotThisAsync(Turn turn, CancellationToken cancellationToken)
    {
        var here = await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
        var told = here.Where(live => MayChange(live, turn) && live.Schedule.Details.Watch is { Told.Count: > 0 }).ToList();
        foreach (var live in told)
        {
            await store.ChangeAsync(
                live.Id,
                current => current.Schedule.Details.Watch is { Told: [.., var last] } watch && PassageId.TryParse(last, out var passage)
                    ? current with { Schedule = current.Schedule with { Details = current.Schedule.Details with { Watch = watch with { NotMeant = [.. watch.NotMeant.Append(passage.Slug).Distinct()] } } } }
                    : current,
                cancellationToken).ConfigureAwait(false);
        }

        return told.Count > 0 ? Told(SubscriptionOutcome.NotMeant, told) : Told(SubscriptionOutcome.NothingHere, []);
    }
}
