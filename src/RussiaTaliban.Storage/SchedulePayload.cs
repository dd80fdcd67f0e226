using NodaTime;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Storage;

/// <summary>The JSON form of <see cref="ScheduleDetails"/>. Members that are null or empty are not written, so that equal details are equal text.</summary>
internal sealed record SchedulePayload
{
    /// <summary>Days (bits) with minutes of the day.</summary>
    public int[][]? Times { get; init; }

    public int? Weeks { get; init; }

    public DateOnly? Anchor { get; init; }

    public int[]? Nth { get; init; }

    public int[]? MonthDays { get; init; }

    public DateOnly[]? Skipped { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    public bool? OnlyNew { get; init; }

    public string[]? Subjects { get; init; }

    public string[]? NotSubjects { get; init; }

    public int? Sentences { get; init; }

    public int? Days { get; init; }

    public string? Watch { get; init; }

    public long? Since { get; init; }

    public string[]? Told { get; init; }

    public string[]? NotMeant { get; init; }

    public static string? Write(ScheduleDetails details) => details == ScheduleDetails.None ? null : JsonSerializer.Serialize(
        new SchedulePayload
        {
            Times = OrNull(details.Times.Select(own => new[] { (int)own.Days, (own.Time.Hour * 60) + own.Time.Minute })),
            Weeks = details.EveryWeeks > 1 ? details.EveryWeeks : null,
            Anchor = details.Anchor?.ToDateOnly(),
            Nth = OrNull(details.Nth),
            MonthDays = OrNull(details.MonthDays),
            Skipped = OrNull(details.Skipped.Select(date => date.ToDateOnly())),
            From = details.From?.ToDateOnly(),
            Until = details.Until?.ToDateOnly(),
            OnlyNew = details.OnlyNew ? true : null,
            Subjects = OrNull(details.Subjects),
            NotSubjects = OrNull(details.NotSubjects),
            Sentences = details.Sentences,
            Days = details.EveryDays > 1 ? details.EveryDays : null,
            Watch = details.Watch?.Question,
            Since = details.Watch?.Since.ToUnixTimeTicks(),
            Told = OrNull(details.Watch?.Told ?? []),
            NotMeant = OrNull(details.Watch?.NotMeant ?? []),
        },
        StorageJson.Default.SchedulePayload);

    public static ScheduleDetails Read(string? json) => json is null || JsonSerializer.Deserialize(json, StorageJson.Default.SchedulePayload) is not { } payload
        ? ScheduleDetails.None
        : new ScheduleDetails
        {
            Times = [.. (payload.Times ?? []).Select(own => new DayTime((Weekdays)own[0], new LocalTime(own[1] / 60, own[1] % 60)))],
            EveryWeeks = payload.Weeks ?? 1,
            Anchor = Local(payload.Anchor),
            Nth = [.. payload.Nth ?? []],
            MonthDays = [.. payload.MonthDays ?? []],
            Skipped = [.. (payload.Skipped ?? []).Select(LocalDate.FromDateOnly)],
            From = Local(payload.From),
            Until = Local(payload.Until),
            OnlyNew = payload.OnlyNew ?? false,
            Subjects = [.. payload.Subjects ?? []],
            NotSubjects = [.. payload.NotSubjects ?? []],
            Sentences = payload.Sentences,
            EveryDays = payload.Days ?? 1,
            Watch = payload.Watch is { } question ? new WatchedQuestion(question, Instant.FromUnixTimeTicks(payload.Since ?? 0)) { Told = [.. payload.Told ?? []], NotMeant = [.. payload.NotMeant ?? []] } : null,
        };

    private static T[]? OrNull<T>(IEnumerable<T> items) => items.ToArray() is { Length: > 0 } some ? some : null;

    internal static LocalDate? Local(DateOnly? date) => date is { } day ? LocalDate.FromDateOnly(day) : null;
}
