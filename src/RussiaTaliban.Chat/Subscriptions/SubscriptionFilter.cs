using System.Globalization;
using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>Which of several subscriptions is meant: "the 7:30 one", "the Monday one", "the second one", "2".</summary>
/// <param name="Days">That of these days; null for any.</param>
/// <param name="Time">That of this time; null for any.</param>
/// <param name="Zone">That of this IANA zone; null for any.</param>
/// <param name="Place">Its place in the list, from 1, -1 for the last; asked where the other words meet none. Null where none was said.</param>
public sealed record SubscriptionFilter(Weekdays? Days, LocalTime? Time, string? Zone, int? Place)
{
    /// <summary>The watched questions.</summary>
    public static SubscriptionFilter Watched { get; } = new(null, null, null, null) { IsWatch = true };

    /// <summary>True for watched questions only. Default: false.</summary>
    public bool IsWatch { get; init; }

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>The filter in a few words; null where they point to no subscription.</summary>
    public static SubscriptionFilter? Read(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        words = words.Trim();
        if (words.Equals("last", StringComparison.OrdinalIgnoreCase))
        {
            return new SubscriptionFilter(null, null, null, -1);
        }

        if (Array.FindIndex(Ordinals, ordinal => ordinal.Equals(words, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at)
        {
            return new SubscriptionFilter(null, null, null, at + 1);
        }

        if (words.Length > 0 && char.IsLetter(words[0]) && ZoneNames.Find(words) is { } named)
        {
            return new SubscriptionFilter(null, null, named, null);
        }

        var said = ScheduleReader.ReadChange(words);
        var place = int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        return said.Fault == ScheduleFault.None && (said with { Zone = said.Zone ?? ZoneNames.Find(words) }) is { IsEmpty: false } filter
            ? new SubscriptionFilter(filter.Days, filter.Time, filter.Zone, place)
            : place is null ? null : new SubscriptionFilter(null, null, null, place);
    }

    /// <summary>Those that are meant, in their order; may be none.</summary>
    public IReadOnlyList<Subscription> Pick(IReadOnlyList<Subscription> subscriptions)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        if (IsWatch)
        {
            return [.. subscriptions.Where(live => live.Schedule.Details.Watch is not null)];
        }

        var met = Days is null && Time is null && Zone is null
            ? []
            : subscriptions.Where(live =>
                (Days is null || live.Schedule.Days == Days) && (Time is null || live.Schedule.Time == Time) && (Zone is null || live.Schedule.Zone == Zone)).ToList();
        var index = Place is { } place ? (place < 0 ? subscriptions.Count - 1 : place - 1) : -1;
        return met.Count > 0 ? met : index >= 0 && index < subscriptions.Count ? [subscriptions[index]] : [];
    }
}
