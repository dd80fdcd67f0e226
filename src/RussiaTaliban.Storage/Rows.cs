using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Desk;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Storage;

/// <summary>A subscription. Moments are ticks of 100 ns since 1970 in UTC: they sort alike in every database.</summary>
internal sealed class SubscriptionRow
{
    public required string Id { get; init; }
    public required string Channel { get; init; }
    public required string Conversation { get; init; }
    public required int Kind { get; init; }
    public required string Owner { get; init; }
    public int Days { get; set; }
    public int MinuteOfDay { get; set; }
    public string Zone { get; set; } = "";

    /// <summary>What the schedule has beside days, time and zone, as JSON; null for nothing, and in rows of before this was kept.</summary>
    public string? Details { get; set; }
    public int State { get; set; }
    public DateOnly? NextDate { get; set; }
    public long? NextAt { get; set; }
    public DateOnly? LastDate { get; set; }
    public DateOnly? PausedUntil { get; set; }

    /// <summary>When it was first seen ended, as <see cref="DateTimeOffset.UtcTicks"/>; null for a live one, and until somebody looks.</summary>
    public long? EndedAt { get; set; }

    public static SubscriptionRow Of(Subscription subscription)
    {
        var row = new SubscriptionRow
        {
            Id = subscription.Id,
            Channel = subscription.Conversation.Channel,
            Conversation = subscription.Conversation.Conversation,
            Kind = (int)subscription.Kind,
            Owner = subscription.Owner,
        };
        row.Take(subscription);
        return row;
    }

    /// <summary>Takes over what can change in the life of a subscription.</summary>
    public void Take(Subscription subscription)
    {
        var schedule = subscription.Schedule;
        Days = (int)schedule.Days;
        MinuteOfDay = (schedule.Time.Hour * 60) + schedule.Time.Minute;
        Zone = schedule.Zone;
        Details = SchedulePayload.Write(schedule.Details);
        State = (int)subscription.State;
        NextDate = subscription.Next?.Date.ToDateOnly();
        NextAt = subscription.Next?.At.ToUnixTimeTicks();
        LastDate = subscription.LastDate?.ToDateOnly();
        PausedUntil = subscription.PausedUntil?.ToDateOnly();
        EndedAt = subscription.IsLive ? null : EndedAt;
    }

    public Subscription ToSubscription() => new(
        Id,
        new ConversationAddress(Channel, Conversation),
        (ConversationKind)Kind,
        Owner,
        new DigestSchedule((Weekdays)Days, new LocalTime(MinuteOfDay / 60, MinuteOfDay % 60), Zone) { Details = SchedulePayload.Read(Details) })
    {
        State = (SubscriptionState)State,
        Next = NextDate is { } date && NextAt is { } at ? new Occurrence(LocalDate.FromDateOnly(date), Instant.FromUnixTimeTicks(at)) : null,
        LastDate = SchedulePayload.Local(LastDate),
        PausedUntil = SchedulePayload.Local(PausedUntil),
    };
}

/// <summary>The ledger's row: one subscription on one local day, which the primary key says.</summary>
internal sealed class DeliveryRow
{
    public required string SubscriptionId { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>The subscription's channel, so that a worker finds its retries by an index.</summary>
    public required string Channel { get; init; }
    public int Status { get; set; }
    public int Attempts { get; set; }
    public long ChangedAt { get; set; }
    public long? RetryAt { get; set; }

    public DigestDelivery ToDelivery() => new(SubscriptionId, LocalDate.FromDateOnly(Date), (DigestDeliveryStatus)Status)
    {
        Attempts = Attempts,
        ChangedAt = Instant.FromUnixTimeTicks(ChangedAt),
        RetryAt = RetryAt is { } at ? Instant.FromUnixTimeTicks(at) : null,
    };
}

/// <summary>A conversation that the bot is in.</summary>
internal sealed class ReferenceRow
{
    public required string Channel { get; init; }
    public required string Conversation { get; init; }
    public string Payload { get; set; } = "";

    /// <summary>Personal in rows of before this was kept: such a conversation is not shared with until it is heard of again.</summary>
    public ConversationKind Kind { get; set; }
    public string? Tenant { get; set; }
    public string? Team { get; set; }
    public string? Name { get; set; }

    public void Take(KnownConversation known) => (Payload, Kind, Tenant, Team, Name) = (known.Reference, known.Kind, known.Tenant, known.Team, known.Name);

    public KnownConversation ToKnown() => new(new ConversationAddress(Channel, Conversation), Payload) { Kind = Kind, Tenant = Tenant, Team = Team, Name = Name };
}

/// <summary>A word of feedback.</summary>
internal sealed class FeedbackRow
{
    /// <summary>SHA-256 over conversation, person and question: a later word replaces an earlier.</summary>
    public required string Key { get; init; }
    public long At { get; set; }
    public string Payload { get; set; } = "";
}

/// <summary>What a conversation remembers.</summary>
internal sealed class MemoryRow
{
    public required string Channel { get; init; }
    public required string Conversation { get; init; }

    /// <summary>Empty for a turn outside a thread: a key has no null.</summary>
    public required string Thread { get; init; }
    public required long UsedAt { get; set; }
    public required string Payload { get; set; }
}

/// <summary>What digests a conversation has had.</summary>
internal sealed class DigestMarkRow
{
    public required string Channel { get; init; }
    public required string Conversation { get; init; }
    public string Payload { get; set; } = "";

    /// <summary>When the last digest was made, as <see cref="DateTimeOffset.UtcTicks"/>: by this, old marks are found without reading them.</summary>
    public long UsedAt { get; set; }
}

/// <summary>When an article came and changed.</summary>
internal sealed class SightingRow
{
    public required string Slug { get; init; }
    public string Revision { get; set; } = "";
    public long? FirstSeen { get; set; }
    public long? ChangedAt { get; set; }
}

/// <summary>Which text an article had from a moment on, or that it was gone.</summary>
internal sealed class ArticleVersionRow
{
    public required string Slug { get; init; }
    public required long SeenAt { get; init; }

    /// <summary>Empty where the corpus lacked the article; else whose text is in <see cref="ArticleTextRow"/>.</summary>
    public required string Revision { get; init; }

    /// <summary>True where a receipt was made of it: it and all later ones stay.</summary>
    public bool IsKept { get; set; }
}

/// <summary>What a file said, kept once however many articles and moments had it.</summary>
internal sealed class ArticleTextRow
{
    /// <summary>SHA-256 of its bytes.</summary>
    public required string Revision { get; init; }

    /// <summary>The whole file as text.</summary>
    public required string Payload { get; init; }
}

/// <summary>A receipt. It is written once, and once more where its maker withdraws it.</summary>
internal sealed class ReceiptRow
{
    public required string Id { get; init; }
    public required long MadeAt { get; init; }
    public required string Payload { get; set; }
}

/// <summary>A question without an answer.</summary>
internal sealed class UnansweredRow
{
    /// <summary>SHA-256 over channel, person, question and day: asked again on the same day, it is the same row.</summary>
    public required string Key { get; init; }
    public long At { get; set; }
    public required string Channel { get; init; }
    public required string Person { get; init; }
    public int Outcome { get; set; }
    public required string Payload { get; init; }

    public static UnansweredRow Of(UnansweredQuestion question)
    {
        var day = question.At.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return new UnansweredRow
        {
            Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', question.Channel, question.Person, question.Question, day)))),
            At = question.At.UtcTicks,
            Channel = question.Channel,
            Person = question.Person,
            Outcome = (int)question.Outcome,
            Payload = JsonSerializer.Serialize(question.Question, StorageJson.Default.String),
        };
    }

    public UnansweredQuestion ToQuestion() => new(Channel, Person, JsonSerializer.Deserialize(Payload, StorageJson.Default.String) ?? "", new DateTimeOffset(At, TimeSpan.Zero), (AnswerOutcome)Outcome);
}

/// <summary>What the desk has counted on one day.</summary>
internal sealed class DeskCountRow
{
    public required DateOnly Day { get; init; }
    public required int Kind { get; init; }
    public required string Key { get; init; }
    public long Count { get; set; }
}

/// <summary>One thing that came in. Moments are ticks of 100 ns since the year 1 in UTC.</summary>
internal sealed class InboxRow
{
    public required string Channel { get; init; }
    public required string Key { get; init; }
    public required string Lane { get; init; }
    public string Version { get; set; } = "";

    /// <summary>Null once it is answered: text from people is kept no longer than it is needed.</summary>
    public string? Payload { get; set; }
    public string? Progress { get; set; }
    public long ReceivedAt { get; set; }

    /// <summary>Null once it is answered.</summary>
    public long? DueAt { get; set; }
    public long ChangedAt { get; set; }
    public string? Lease { get; set; }

    /// <summary>Zero where nobody has it.</summary>
    public long LeaseUntil { get; set; }
    public int Attempts { get; set; }

    public InboxItem ToItem() => new(Channel, Key, Lane, Version, Payload ?? "", new DateTimeOffset(ReceivedAt, TimeSpan.Zero));

    public InboxClaim ToClaim() => new(ToItem(), Lease!)
    {
        Attempts = Attempts,
        Progress = Progress,
    };
}
