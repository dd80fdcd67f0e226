using NodaTime;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Replies;

/// <summary>The result of a request about subscriptions.</summary>
/// <param name="Outcome">Which of the cases.</param>
/// <param name="Subscriptions">Those it is about, as they stand now; empty if it is about none.</param>
public sealed record SubscriptionReply(SubscriptionOutcome Outcome, IReadOnlyList<SubscriptionView> Subscriptions) : Reply
{
    /// <summary>True if nothing of it has been done yet: it waits for a yes.</summary>
    public bool IsOffer { get; init; }

    /// <summary>Words of the wish that an offer leaves out because they are not understood; empty for none. Text from people.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>How many others here the words were about that the speaker may not change; from 0.</summary>
    public int NotTheirs { get; init; }

    /// <summary>The words that are at fault, as typed; null if none are. Text from people.</summary>
    public string? FaultyWords { get; init; }

    /// <summary>Subjects that no article is about yet; empty if there are articles about each. Text from people.</summary>
    public IReadOnlyList<string> WithoutArticles { get; init; } = [];

    /// <summary>What is asked back or cannot be. Default: nothing.</summary>
    public ScheduleFault Fault { get; init; }

    /// <summary>What was asked about the list. Default: all of it.</summary>
    public SubscriptionQuestion About { get; init; }

    /// <summary>The moment of the question; null if no question was asked.</summary>
    public Instant? At { get; init; }

    /// <summary>True if another reply tells of the same subscriptions, delivering alike.</summary>
    internal bool ComesToTheSameAs(SubscriptionReply other) => Outcome == other.Outcome && Fault == other.Fault && Subscriptions.Count > 0
        && Told().SequenceEqual(other.Told());

    private IEnumerable<(string, DigestSchedule, SubscriptionState, Instant?)> Told() =>
        Subscriptions.Select(view => view.Subscription).OrderBy(one => one.Schedule.ToString(), StringComparer.Ordinal)
            .Select(one => (Outcome == SubscriptionOutcome.Created ? one.Conversation.ToString() : one.Id, one.Schedule, one.State, one.Next?.At));

    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A subscription as shown to a person.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Last">Its newest delivery; null before the first.</param>
public sealed record SubscriptionView(Subscription Subscription, DigestDelivery? Last = null)
{
    /// <summary>The name of the conversation where it comes, where that is another than this one; null for this one. Text from people.</summary>
    public string? Place { get; init; }
}

/// <summary>The result of a request about subscriptions.</summary>
public enum SubscriptionOutcome
{
    /// <summary>A new one delivers from now on.</summary>
    Created,

    /// <summary>There is one like it already.</summary>
    AlreadyThere,

    /// <summary>The list was asked for; it may be empty.</summary>
    Listed,

    /// <summary>It delivers by another schedule from now on.</summary>
    Rescheduled,

    /// <summary>There are several, and the words do not say which one of them; nothing was changed.</summary>
    WhichOne,

    /// <summary>Deliveries pause.</summary>
    Paused,

    /// <summary>Deliveries go on.</summary>
    Resumed,

    /// <summary>Deliveries have ended.</summary>
    Stopped,

    /// <summary>There is nothing here to pause, resume or stop.</summary>
    NothingHere,

    /// <summary>Only who made it, or an owner of the channel, may change it.</summary>
    NotYours,

    /// <summary>As many as are allowed (<see cref="SubscriptionLimits"/>).</summary>
    TooMany,

    /// <summary>More often than once a day.</summary>
    TooOften,

    /// <summary>A rhythm other than days of the week.</summary>
    OtherRhythm,

    /// <summary>Several times in one wish.</summary>
    SeveralTimes,

    /// <summary>A day that no calendar has, or that is over.</summary>
    DateImpossible,

    /// <summary>A time that no clock shows.</summary>
    TimeImpossible,

    /// <summary>A zone that is not known.</summary>
    ZoneUnknown,

    /// <summary>No zone was named and the channel does not tell the speaker's own.</summary>
    ZoneNeeded,

    /// <summary>Nothing can be delivered into this channel.</summary>
    NotDeliverableHere,

    /// <summary>Something is asked back or cannot be, as <see cref="SubscriptionReply.Fault"/> says; nothing was changed.</summary>
    AskedBack,

    /// <summary>What a watched question brought is not what was meant.</summary>
    NotMeant,

    /// <summary>The store is away; nothing was changed.</summary>
    Unavailable,
}
