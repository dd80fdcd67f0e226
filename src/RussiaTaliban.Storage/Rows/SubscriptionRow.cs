using NodaTime;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Storage;

/// <summary>A subscription. Moments are ticks of 100 ns since 1970 in UTC: they sort alike in every database.</summary>
internal sealed class SubscriptionRow
{
    public required string Id { get; init; }

    public required string Channel { get; init; }

    public required string Conversation { get; init; }

    public required int Kind { get; init; }

    public required string Owner { get; init; }

    public required int Days { get; set; }

    public required int MinuteOfDay { get; set; }

    public required string Zone { get; set; }

    public int State { get; set; }

    public DateOnly? NextDate { get; set; }

    public long? NextAt { get; set; }

    public DateOnly? LastDate { get; set; }

    public DateOnly? PausedUntil { get; set; }

    public static SubscriptionRow Of(Subscription subscription)
    {
        var row = new SubscriptionRow
        {
            Id = subscription.Id,
            Channel = subscription.Conversation.Channel,
            Conversation = subscription.Conversation.Conversation,
            Kind = (int)subscription.Kind,
            Owner = subscription.Owner,
            Days = (int)subscription.Schedule.Days,
            MinuteOfDay = MinuteOf(subscription),
            Zone = subscription.Schedule.Zone,
        };
        row.Take(subscription);
        return row;
    }

    /// <summary>Takes over what can change in the life of a subscription.</summary>
    public void Take(Subscription subscription)
    {
        Days = (int)subscription.Schedule.Days;
        MinuteOfDay = MinuteOf(subscription);
        Zone = subscription.Schedule.Zone;
        State = (int)subscription.State;
        NextDate = subscription.Next?.Date.ToDateOnly();
        NextAt = subscription.Next?.At.ToUnixTimeTicks();
        LastDate = subscription.LastDate?.ToDateOnly();
        PausedUntil = subscription.PausedUntil?.ToDateOnly();
    }

    public Subscription ToSubscription() => new(
        Id,
        new ConversationAddress(Channel, Conversation),
        (ConversationKind)Kind,
        Owner,
        new DeliverySchedule((Weekdays)Days, new LocalTime(MinuteOfDay / 60, MinuteOfDay % 60), Zone))
    {
        State = (SubscriptionState)State,
        Next = NextDate is { } date && NextAt is { } at ? new Occurrence(LocalDate.FromDateOnly(date), Instant.FromUnixTimeTicks(at)) : null,
        LastDate = Local(LastDate),
        PausedUntil = Local(PausedUntil),
    };

    private static int MinuteOf(Subscription subscription) => (subscription.Schedule.Time.Hour * 60) + subscription.Schedule.Time.Minute;

    private static LocalDate? Local(DateOnly? date) => date is { } day ? LocalDate.FromDateOnly(day) : null;
}
