using NodaTime;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>A subscription to the digest. Immutable: each change creates a new value.</summary>
/// <param name="Id">Opaque, unique, at most 32 letters and digits.</param>
/// <param name="Conversation">Where it is delivered; never a thread.</param>
/// <param name="Kind">Who reads along there.</param>
/// <param name="Owner">The channel's id of the person who made it.</param>
/// <param name="Schedule">When.</param>
public sealed record Subscription(string Id, ConversationAddress Conversation, ConversationKind Kind, string Owner, DigestSchedule Schedule)
{
    /// <summary>Whether it delivers. Default: active.</summary>
    public SubscriptionState State { get; init; }

    /// <summary>The delivery that comes next; null if none does.</summary>
    public Occurrence? Next { get; init; }

    /// <summary>The latest local day for which a delivery was claimed: none comes again for it. Null before the first.</summary>
    public LocalDate? LastDate { get; init; }

    /// <summary>The first day of deliveries after a pause; null if it is not paused or the pause has no end.</summary>
    public LocalDate? PausedUntil { get; init; }

    /// <summary>True while people may still change it.</summary>
    public bool IsLive => State is SubscriptionState.Active or SubscriptionState.Paused;

    /// <summary>A new subscription whose first delivery is the next that the schedule foresees.</summary>
    public static Subscription Create(ConversationAddress conversation, ConversationKind kind, string owner, DigestSchedule schedule, Instant now)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return new Subscription(Guid.CreateVersion7().ToString("N"), conversation with { Thread = null }, kind, owner, schedule).From(null, now);
    }

    /// <summary>No deliveries before <paramref name="until"/>, or until resumed where that is null.</summary>
    public Subscription Pause(LocalDate? until, Instant now) => until is { } first
        ? (this with { State = SubscriptionState.Active, PausedUntil = first }).From(first, now)
        : this with { State = SubscriptionState.Paused, PausedUntil = null, Next = null };

    /// <summary>Deliveries go on with the next that the schedule foresees.</summary>
    public Subscription Resume(Instant now) => (this with { State = SubscriptionState.Active, PausedUntil = null }).From(null, now);

    /// <summary>Deliveries come by another schedule from now on, never a second one on a day that has had one; a pause stays.</summary>
    public Subscription Reschedule(DigestSchedule schedule, Instant now)
    {
        var changed = this with { Schedule = schedule };
        return State == SubscriptionState.Active ? changed.From(PausedUntil, now) : changed;
    }

    /// <summary>A request to stop deliveries.</summary>
    /// <param name="state"><see cref="SubscriptionState.Stopped"/> or <see cref="SubscriptionState.Refused"/>.</param>
    public Subscription End(SubscriptionState state) => this with { State = state, Next = null, PausedUntil = null };

    /// <summary>
    /// The delivery of <see cref="Next"/> has been claimed: its day is used up. Where that day is over (the service was down), today's delivery comes
    /// next even if its hour has passed.
    /// </summary>
    public Subscription Claimed(Instant now) => Next is { } due
        ? (this with { LastDate = due.Date, PausedUntil = null }).From(null, now, due.Date < Schedule.DayOf(now))
        : this;

    /// <summary>The subscription without what a clock that ran ahead has left in it; itself where there is nothing.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="lastUntil">The latest day up to another for which a delivery was claimed; null if none was.</param>
    public Subscription Mended(Instant now, Func<LocalDate, LocalDate?> lastUntil)
    {
        if (State != SubscriptionState.Active)
        {
            return this;
        }

        var tomorrow = Schedule.DayOf(now).PlusDays(1);
        var sound = LastDate > tomorrow ? this with { LastDate = lastUntil(tomorrow) } : this;
        var foreseen = sound.From(PausedUntil, now);
        return sound.LastDate != LastDate || (Next is { } next && foreseen.Next is { } sooner && next.At > sooner.At) ? foreseen : this;
    }

    /// <summary>Foresees the next delivery: never on a day that already had one.</summary>
    private Subscription From(LocalDate? earliest, Instant now, bool alsoEarlierToday = false)
    {
        var today = Schedule.DayOf(now);
        var first = earliest is { } day && day > today ? day : today;
        if (LastDate is { } last && last >= first)
        {
            first = last.PlusDays(1);
        }

        return this with { Next = Schedule.Next(first, alsoEarlierToday ? Instant.MinValue : now) };
    }
}

/// <summary>Whether a subscription delivers.</summary>
public enum SubscriptionState
{
    /// <summary>Deliveries take place.</summary>
    Active,

    /// <summary>Paused without an end: it waits for "resume".</summary>
    Paused,

    /// <summary>Stopped by a person.</summary>
    Stopped,

    /// <summary>Ended because the bot was blocked, removed or is no longer let in.</summary>
    Refused,
}

/// <summary>The limits on live subscriptions.</summary>
public static class SubscriptionLimits
{
    /// <summary>In one conversation.</summary>
    public const int PerConversation = 20;

    /// <summary>Made by one person, over all conversations of a channel.</summary>
    public const int PerPerson = 20;
}

/// <summary>The result of adding a subscription.</summary>
public enum AddOutcome
{
    /// <summary>It is kept.</summary>
    Added,

    /// <summary>The conversation has a live one with the same schedule.</summary>
    AlreadyThere,

    /// <summary>The conversation or the person has as many as are allowed (<see cref="SubscriptionLimits"/>).</summary>
    TooMany,
}

/// <summary>Keeps subscriptions. Every method throws <see cref="StorageUnavailableException"/> where the store cannot be reached.</summary>
public interface ISubscriptionStore
{
    /// <summary>Keeps a new subscription unless a limit stands against it.</summary>
    Task<AddOutcome> AddAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>The subscription with an id, live or ended; null if there is none.</summary>
    Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The live subscriptions of a conversation, oldest first. The address's thread does not matter.</summary>
    Task<IReadOnlyList<Subscription>> ListAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>Replaces a subscription by what <paramref name="change"/> makes of it, while no one else can change it.</summary>
    /// <returns>The new value; null if there is none with this id.</returns>
    Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken);
}
