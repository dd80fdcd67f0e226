using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>What is asked back where a wish leaves something open, or said where it cannot be met. Nothing has been changed then.</summary>
internal static class AskingBack
{
    private const string Example = "For example: “every weekday at 8, Dushanbe time”.";

    /// <summary>The sentence.</summary>
    public static string Text(ScheduleFault fault) => fault switch
    {
        ScheduleFault.NotUnderstood => "I did not understand that part, and nothing was set up or changed. Please say it in other words. " + Example,
        ScheduleFault.TimeAmbiguous => "that can be two times. Write it as 6:30, 18:00 or 6 pm.",
        ScheduleFault.TimeVague => "at what time exactly? Write it as 8, 8:30, 18:00 or 6 pm.",
        ScheduleFault.TimeNeeded => "At what time? For example “8:30”, “6 pm”; of one that comes already: “make it 9”, “half an hour later”.",
        ScheduleFault.DaysNeeded => "On which days, and at what time? For example “every weekday at 8”, “every other Monday at 9”, “on the first Monday of the month at 9”.",
        ScheduleFault.RhythmAmbiguous => "do you mean a week of the month (“the third Friday of the month”) or every so many weeks (“every three weeks on Friday”)?",
        ScheduleFault.ZoneAmbiguous => "several time zones have this name. Name a large city (“Dushanbe time”) or an offset (UTC+5).",
        ScheduleFault.DateAmbiguous => "that can be two dates. Write it as “5 June” or 2027-06-05.",
        ScheduleFault.Holidays => "holidays differ from country to country, and I do not know them. Name the dates: “except on 25 December”.",
        ScheduleFault.Once => "summaries repeat. Do you mean one day only? Ask for the summary on that day; or name the days: “every Monday at 9”.",
        ScheduleFault.WhenNew => "summaries come by the clock, not at each new article. Say for example: “every day at 8, only when there is something new”.",
        ScheduleFault.Subject => "that is too much for one subject. Name at most ten, each in a few words: “every day at 8, about China and Iran”.",
        ScheduleFault.OtherPlace => "I deliver into this conversation, or into a channel that you name: “in #foreign-desk”. " + Example,
        ScheduleFault.NoSuchPlace => "I find no such channel that you and I are both in. Add me there, or name another.",
        ScheduleFault.Length => "I send “headlines only”, a number of sentences from one to eight, or “everything in full”.",
        ScheduleFault.NoDayLeft => "No day would be left. Say “stop” to end it, or name the days: “every Monday at 9”.",
        ScheduleFault.SeveralTimes => "Which time on which days? Say each as a wish of its own. " + Example,
        ScheduleFault.ChangeUnclear => "What is to change? For example: “make it 9”, “not on Tuesdays any more”, “skip tomorrow”, “pause until Monday”.",
        ScheduleFault.EndUnclear => "Is it to end for good (“stop”), to be left out once (“skip tomorrow”) or to pause (“pause until Monday”)?",
        ScheduleFault.NothingThen => "Nothing is due then, and nothing was changed. To see what comes when, say “list”.",
        ScheduleFault.WishUnclear => "This sounds like a wish about deliveries, and I do not understand it well enough to act: nothing was set up or changed. "
            + "For example: “every weekday at 8”, “make it 9”, “skip tomorrow”, “pause until Monday”, “stop”.",
        _ => Example,
    };
}
