using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>What the words of a message say about a schedule. What is null or empty was not said.</summary>
internal sealed class SchedulePhrase
{
    /// <summary>Days and times in the order in which they were said.</summary>
    public List<(Weekdays? Days, bool Vague, LocalTime? Time)> Said { get; } = [];

    /// <summary>Days that are left out.</summary>
    public Weekdays Except { get; set; }

    /// <summary>Single days that are left out.</summary>
    public List<PauseEnd> Skipped { get; } = [];

    /// <summary>The IANA zone.</summary>
    public string? Zone { get; set; }

    /// <summary>True if the speaker's own zone was named as such.</summary>
    public bool OwnZone { get; set; }

    /// <summary>Every so many weeks.</summary>
    public int Weeks { get; set; } = 1;

    /// <summary>Every so many days.</summary>
    public int EveryDays { get; set; } = 1;

    /// <summary>True if the days that are left are meant: "on the other days".</summary>
    public bool Rest { get; set; }

    /// <summary>True if "but" was said: what follows it stands against what was said before.</summary>
    public bool Overrides { get; set; }

    /// <summary>True for "weekly": the day must have been said.</summary>
    public bool Weekly { get; set; }

    /// <summary>True for "monthly": the day must have been said.</summary>
    public bool Monthly { get; set; }

    /// <summary>The words for a rhythm that needs days beside it.</summary>
    public string? RhythmWords { get; set; }

    /// <summary>The first, second, last such day of a month.</summary>
    public List<int> Nth { get; } = [];

    /// <summary>Days of a month.</summary>
    public List<int> MonthDays { get; } = [];

    /// <summary>The first day.</summary>
    public PauseEnd? From { get; set; }

    /// <summary>The last day, or in a pause the first day after it.</summary>
    public PauseEnd? Until { get; set; }

    /// <summary>True if the day of <see cref="Until"/> itself belongs to what ends: "through Friday".</summary>
    public bool Through { get; set; }

    /// <summary>So many days.</summary>
    public int? Duration { get; set; }

    /// <summary>Single days: "tomorrow", "on 24 and 25 December".</summary>
    public List<PauseEnd> Dates { get; } = [];

    /// <summary>Times a day and days a week as a number.</summary>
    public (int Count, bool Week, string Words)? Often { get; set; }

    /// <summary>Minutes later; negative for earlier; 0 for an amount that was not said. Null if nothing was said of it.</summary>
    public int? Shift { get; set; }

    /// <summary>Nothing on days without news.</summary>
    public bool OnlyNew { get; set; }

    /// <summary>A delivery also on days without news.</summary>
    public bool AlsoOld { get; set; }

    /// <summary>What it is to be about, each as the person put it.</summary>
    public List<string> Subjects { get; } = [];

    /// <summary>True for "about everything".</summary>
    public bool AllSubjects { get; set; }

    /// <summary>How many sentences, as in <see cref="ScheduleDetails.Sentences"/>.</summary>
    public int? Sentences { get; set; }

    /// <summary>Another conversation as the person named it: <c>#desk</c>.</summary>
    public string? Place { get; set; }

    /// <summary>A name of several zones as typed, and then the zones; empty for none.</summary>
    public IReadOnlyList<string> SeveralZones { get; set; } = [];

    /// <summary>"Half seven", as typed.</summary>
    public string? HalfHour { get; set; }

    /// <summary>The words of a condition: "when" in it asks nothing.</summary>
    public HashSet<Lexeme> Condition { get; } = [];

    /// <summary>True if an end is taken away.</summary>
    public bool NoEnd { get; set; }

    /// <summary>True if a beginning was spoken of: "begin sending … on 1 December".</summary>
    public bool HasStart { get; set; }

    /// <summary>The part of the day that was spoken of, which gives a default time; null for none.</summary>
    public string? Part { get; set; }

    /// <summary>The parts of the day that were spoken of by themselves: "mornings and evenings".</summary>
    public List<string> Parts { get; } = [];

    /// <summary>True for "for now", "until further notice".</summary>
    public bool ForNow { get; set; }

    /// <summary>What cannot be met.</summary>
    public ScheduleFault Fault { get; set; }

    /// <summary>The words at fault.</summary>
    public string? FaultyWords { get; set; }

    /// <summary>Words with a meaning that nothing accounts for.</summary>
    public List<string> Leftover { get; } = [];

    /// <summary>The same with nothing left over.</summary>
    public SchedulePhrase WithoutLeftover()
    {
        Leftover.Clear();
        return this;
    }

    /// <summary>True if days or a rhythm were said.</summary>
    public bool HasDays => Said.Any(said => said.Days is not null) || Weekly || Monthly || Weeks > 1 || EveryDays > 1 || Nth.Count > 0 || MonthDays.Count > 0 || Often is not null;

    /// <summary>True if a time was said.</summary>
    public bool HasTime => Said.Any(said => said.Time is not null);

    /// <summary>True if anything of a schedule was said.</summary>
    public bool IsSchedule => HasDays || HasTime || Part is not null || Fault != ScheduleFault.None || Zone is not null || OwnZone || Except != Weekdays.None
        || Skipped.Count > 0 || From is not null || Until is not null || Duration is not null || OnlyNew || AlsoOld || NoEnd || Dates.Count > 0 || Shift is not null;
}
