using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>What is asked back where a wish leaves something open, or said where it cannot be met. Nothing has been changed then.</summary>
internal static class AskingBack
{
    private const string Example = "For example: “every weekday at 8, Dushanbe time”.";

    /// <summary>The sentence.</summary>
    public static string Text(ScheduleFault fault) => fault switch
    {
        ScheduleFault.NotUnderstood => "I didn’t understand that part, so nothing was set up or changed. Please rephrase it. " + Example,
        ScheduleFault.TimeAmbiguous => "that could be two times. Write it as 6:30, 18:00 or 6 pm.",
        ScheduleFault.TimeVague => "at what time exactly? Write it as 8, 8:30, 18:00 or 6 pm.",
        ScheduleFault.TimeNeeded => "At what time? For example “8:30” or “6 pm”. To change an existing delivery: “make it 9”, “half an hour later”.",
        ScheduleFault.DaysNeeded => "On which days, and at what time? For example “every weekday at 8”, “every other Monday at 9” or “on the first Monday of the month at 9”.",
        ScheduleFault.RhythmAmbiguous => "do you mean a week of the month (“the third Friday of the month”) or an interval (“every three weeks on Friday”)?",
        ScheduleFault.ZoneAmbiguous => "several time zones have this name. Name a large city (“Dushanbe time”) or an offset (UTC+5).",
        ScheduleFault.DateAmbiguous => "that could be two dates. Write it as “5 June” or 2027-06-05.",
        ScheduleFault.Holidays => "holidays differ from country to country, and I don’t know them. Give the dates: “except on 25 December”.",
        ScheduleFault.Once => "I deliver summaries repeatedly. If you want only one, ask for it on that day; or name the days: “every Monday at 9”.",
        ScheduleFault.WhenNew => "summaries are sent at set times, not for each new article. For example: “every day at 8, only when there is something new”.",
        ScheduleFault.Subject => "that is too long for a subject. Name at most ten subjects, each in a few words: “every day at 8, about China and Iran”.",
        ScheduleFault.OtherPlace => "I deliver to this conversation, or to a channel that you name: “in #foreign-desk”. " + Example,
        ScheduleFault.NoSuchPlace => "I can’t find a channel by that name that you and I are both in. Add me there, or name another.",
        ScheduleFault.Length => "I can send “headlines only”, one to eight sentences, or “everything in full”.",
        ScheduleFault.NoDayLeft => "That would leave no days. Say “stop” to end it, or name the days: “every Monday at 9”.",
        ScheduleFault.SeveralTimes => "Which time on which days? Send each as a separate request. " + Example,
        ScheduleFault.ChangeUnclear => "What should I change? For example: “make it 9”, “not on Tuesdays any more”, “skip tomorrow”, “pause until Monday”.",
        ScheduleFault.EndUnclear => "Should it end for good (“stop”), skip once (“skip tomorrow”) or pause (“pause until Monday”)?",
        ScheduleFault.NothingThen => "Nothing is due then, so nothing was changed. Say “list” to see what is scheduled.",
        ScheduleFault.WishUnclear => "This sounds like a request about deliveries, but I don’t understand it well enough to act on it. Nothing was set up or changed. "
            + "For example: “every weekday at 8”, “make it 9”, “skip tomorrow”, “pause until Monday”, “stop”.",
        _ => Example,
    };
}
