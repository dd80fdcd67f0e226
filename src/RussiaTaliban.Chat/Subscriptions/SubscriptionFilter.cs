using System.Globalization;
using NodaTime;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>Which of several subscriptions is meant: "the 7:30 one", "the Monday one", "the second one", "2".</summary>
/// <param name="Days">That of these days; null for any.</param>
/// <param name="Time">That of this time; null for any.</param>
/// <param name="Zone">That of this IANA zone; null for any.</param>
/// <param name="Place">Its place in the list, from 1, -1 for the last; asked where the other words meet none. Null if none was said.</param>
public sealed record SubscriptionFilter(Weekdays? Days, LocalTime? Time, string? Zone, int? Place)
{
    /// <summary>The watched questions.</summary>
    public static SubscriptionFilter Watched { get; } = new(null, null, null, null) { IsWatch = true };

    /// <summary>The words themselves, which may name what it is about or when in the day it comes: "Taiwan", "morning"; asked before the rest. Null for none. Text from people.</summary>
    public string? Words { get; init; }

    /// <summary>True if one is meant and no more: "the morning one". Default: false.</summary>
    public bool IsSingle { get; init; }

    /// <summary>All but those that this one picks; null for no such exception.</summary>
    public SubscriptionFilter? Not { get; init; }

    /// <summary>True for watched questions only. Default: false.</summary>
    public bool IsWatch { get; init; }

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>The filter in a few words; null if they point to no subscription.</summary>
    public static SubscriptionFilter? Read(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        words = words.Trim();
        return words.Length == 0 ? null
            : OfSchedule(words) is { } filter ? filter with { Words = words }
            : char.IsLetter(words[0]) ? new SubscriptionFilter(null, null, null, null) { Words = words } : null;
    }

    /// <summary>That of a subject, as the person named it.</summary>
    public static SubscriptionFilter About(string subject) => new(null, null, null, null) { Words = subject };

    private static SubscriptionFilter? OfSchedule(string words)
    {
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
        if (Not is { } kept)
        {
            return kept.Pick(subscriptions) is { Count: > 0 } staying ? [.. subscriptions.Except(staying)] : [];
        }

        if (IsWatch)
        {
            return [.. subscriptions.Where(live => live.Schedule.Details.Watch is not null)];
        }

        if (Words is { } words && subscriptions.Where(live => About(live).Any(subject => IsNamed(subject, words))).ToList() is { Count: > 0 } named)
        {
            return named;
        }

        if (Words is { } part && PartOf(part) is { } hours && subscriptions.Where(live => hours(live.Schedule.Time.Hour)).ToList() is { Count: > 0 } then)
        {
            return then;
        }

        var met = Days is null && Time is null && Zone is null
            ? []
            : subscriptions.Where(live =>
                (Days is null || live.Schedule.Days == Days) && (Time is null || live.Schedule.Time == Time) && (Zone is null || live.Schedule.Zone == Zone)).ToList();
        var index = Place is { } place ? (place < 0 ? subscriptions.Count - 1 : place - 1) : -1;
        return met.Count > 0 ? met : index >= 0 && index < subscriptions.Count ? [subscriptions[index]] : [];
    }

    private static IEnumerable<string> About(Subscription live) => live.Schedule.Details.Watch is { } watch ? live.Schedule.Details.Subjects.Append(watch.Question) : live.Schedule.Details.Subjects;

    /// <summary>True if a subject is named, wholly or by words of it: one that says something is enough, and each that is said must be in it.</summary>
    internal static bool IsNamed(string subject, string words)
    {
        if (subject.Equals(words, StringComparison.OrdinalIgnoreCase) || WordsOf(words).Contains(subject, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        var said = Vocabulary.Lex(words).Where(lexeme => char.IsLetterOrDigit(lexeme.Text[0]) && (lexeme.Tags.Count == 0 || char.IsUpper(lexeme.Text[0]))).Select(lexeme => lexeme.Text).ToList();
        var of = WordsOf(subject).ToList();
        return said.Count > 0 && said.TrueForAll(word => of.Exists(other => IsSame(other, word)));

        static string[] WordsOf(string text) => text.Split([' ', '-', ',', '?', '.', '’', '\'', '“', '”', '"'], StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>"Tariff" and "tariffs", "rate" and "rates".</summary>
    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase)
        || (Math.Abs(one.Length - other.Length) <= 2 && Math.Min(one.Length, other.Length) >= LeastStem
            && one.AsSpan(0, Math.Min(one.Length, other.Length)).Equals(other.AsSpan(0, Math.Min(one.Length, other.Length)), StringComparison.OrdinalIgnoreCase));

    private const int LeastStem = 4;

    private static Func<int, bool>? PartOf(string words) => Vocabulary.Lex(words) is [var only] && only.Of("part") is { } part
        ? hour => part switch { "morning" => hour is >= 4 and < 12, "afternoon" => hour is >= 12 and < 18, "evening" => hour is >= 17 and < 24, _ => hour is >= 20 or < 5 }
        : null;
}
