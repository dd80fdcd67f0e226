using RussiaTaliban.Chat.Intents.Wishes;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Intents;

/// <summary>A request to deliver the digest here regularly.</summary>
/// <param name="Request">When, as far as the message says.</param>
public sealed record SubscribeIntent(ScheduleRequest Request) : Intent
{
    /// <summary>True if the words may also give days of a schedule that is there their own time: "6 pm on Fridays".</summary>
    public bool MayChange { get; init; }

    /// <summary>True if only a time was said: where one summary comes already, it is meant.</summary>
    public bool IsTimeOnly { get; init; }

    /// <summary>True if it is plainly a further one, whatever comes already. Default: false.</summary>
    public bool IsMeant { get; init; }

    /// <summary>Further summaries wished in the same message, each with what is its own.</summary>
    public ValueList<ScheduleRequest> Also { get; init; } = [];
}

/// <summary>What a message seems to want, recognised by its meaning: it is shown what that comes to, and done upon a yes.</summary>
/// <param name="Kind">The kind that was recognised.</param>
/// <param name="Said">The message. Text from people.</param>
/// <param name="Meant">What would be done.</param>
internal sealed record OfferedIntent(WishKind Kind, string Said, Intent Meant) : Intent
{
    /// <summary>What the grammar read in the message, to the last word: where it comes to the same, it is done. Null if the grammar read nothing.</summary>
    public Intent? Read { get; init; }

    /// <summary>The zone that was named in answer to a question, in which it is meant; null if none was asked for.</summary>
    public string? Zone { get; init; }

    /// <summary>True once the person has said yes.</summary>
    public bool IsAccepted { get; init; }
}

/// <summary>A request for a list of the deliveries here.</summary>
public sealed record SubscriptionsIntent : Intent
{
    /// <summary>Which question about it. Default: all of it.</summary>
    public SubscriptionQuestion About { get; init; }
}

/// <summary>A question about deliveries.</summary>
public enum SubscriptionQuestion
{
    /// <summary>What am I subscribed to?</summary>
    All,

    /// <summary>When is the next one?</summary>
    Next,

    /// <summary>Did you send it today?</summary>
    Sent,

    /// <summary>Why did I not get it?</summary>
    Missing,
}

/// <summary>A request to stop deliveries.</summary>
/// <param name="SubscriptionId">The subscription; null for all of this conversation that the speaker may change.</param>
public sealed record StopIntent(string? SubscriptionId = null) : Intent
{
    /// <summary>True if one is meant and not named, "cancel it": where there are several it is asked which. Default: false.</summary>
    public bool IsOne { get; init; }

    /// <summary>Which of them, where the words say so; null for all.</summary>
    public SubscriptionFilter? Which { get; init; }
}

/// <summary>A request to pause deliveries.</summary>
/// <param name="SubscriptionId">The subscription; null for all of this conversation that the speaker may change.</param>
/// <param name="Until">The first day of deliveries after it; null until resumed.</param>
public sealed record PauseIntent(string? SubscriptionId = null, PauseEnd? Until = null) : Intent
{
    /// <summary>The first day without deliveries; null for at once.</summary>
    public PauseEnd? From { get; init; }

    /// <summary>So many days from <see cref="From"/>; null if <see cref="Until"/> says the end.</summary>
    public int? Duration { get; init; }

    /// <summary>True if it begins later and nobody said when it ends.</summary>
    public bool IsOpenLater => From is not null && Until is null && Duration is null;

    /// <summary>The first day of deliveries after a pause that begins on <paramref name="from"/>.</summary>
    public NodaTime.LocalDate EndFrom(NodaTime.LocalDate from) => Until?.From(from) ?? from.PlusDays(Duration ?? 1);

    /// <summary>The pause as it is meant where a zone lies.</summary>
    public PauseIntent In(string? zone) => this with { From = From?.In(zone), Until = Until?.In(zone) };

    /// <summary>Which of them, where the words say so; null for all.</summary>
    public SubscriptionFilter? Which { get; init; }

    /// <summary>What cannot be met. Default: nothing.</summary>
    public ScheduleFault Fault { get; init; }

    /// <summary>Words for an end that no calendar has, as typed; null if there are none. Text from people.</summary>
    public string? FaultyWords { get; init; }
}

/// <summary>A request to resume deliveries after a pause.</summary>
/// <param name="SubscriptionId">The subscription; null for all of this conversation that the speaker may change.</param>
public sealed record ResumeIntent(string? SubscriptionId = null) : Intent
{
    /// <summary>Which of them, where the words say so; null for all.</summary>
    public SubscriptionFilter? Which { get; init; }
}

/// <summary>A request to watch a question: when a new article answers it, the passage is sent.</summary>
/// <param name="Question">As typed, at most <see cref="MaxLength"/>. Text from people.</param>
public sealed record WatchIntent(string Question) : Intent
{
    /// <summary>The longest question, in UTF-16 code units.</summary>
    public const int MaxLength = 250;

    /// <summary>Further questions in the same message.</summary>
    public ValueList<string> Further { get; init; } = [];

    /// <summary>On which days, and where <see cref="HasTime"/> at what time, it is looked at; null for every morning.</summary>
    public ScheduleRequest? When { get; init; }

    /// <summary>True if <see cref="When"/> says a time.</summary>
    public bool HasTime { get; init; }

    /// <summary>The last day; null for no end.</summary>
    public PauseEnd? Until { get; init; }

    /// <summary>So many days; null for no end.</summary>
    public int? Duration { get; init; }

    /// <summary>Another conversation than this one, as the person named it; null for this one. Text from people.</summary>
    public string? Place { get; init; }

    /// <summary>What cannot be met. Default: nothing.</summary>
    public ScheduleFault Fault { get; init; }

    /// <summary>The words that are at fault, as typed; null if nothing is. Text from people.</summary>
    public string? FaultyWords { get; init; }
}

/// <summary>Feedback that the last passage sent for a watched question does not answer it.</summary>
public sealed record NotThisIntent : Intent;

/// <summary>A message that contains only a time or days: a reply if the bot has just asked for them, otherwise a question.</summary>
/// <param name="Said">The whole message.</param>
public sealed record WishAnswerIntent(string Said) : Intent
{
    /// <summary>What it is where the bot has asked for nothing; null for a question.</summary>
    public Intent? Else { get; init; }
}

/// <summary>A message that names a place with a time zone: a reply if the bot has just asked for one, otherwise a question.</summary>
/// <param name="Zone">The IANA zone.</param>
/// <param name="Said">The whole message.</param>
public sealed record ZoneIntent(string Zone, string Said) : Intent;

/// <summary>Deliver at another time, on other days or in another zone: "make it 9".</summary>
/// <param name="Change">What to change.</param>
/// <param name="Which">Which subscription; null for the only one.</param>
public sealed record ChangeScheduleIntent(ScheduleChange Change, SubscriptionFilter? Which = null) : Intent
{
    /// <summary>What is wished where there is nothing to change: "let's do every Friday at 4". Null if it can only be a change.</summary>
    public ScheduleRequest? Else { get; init; }
}
