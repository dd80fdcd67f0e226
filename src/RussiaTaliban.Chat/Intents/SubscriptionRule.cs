using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Intents;

/// <summary>"Send me this every weekday at 8", "pause until Monday", "resume", "stop", "what am I subscribed to?".</summary>
public sealed partial class SubscriptionRule : IIntentRule
{

    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.TrimStart('/').TrimEnd(' ', '.', '!', '?');
        if (Stop().Match(text) is { Success: true } stop)
        {
            return Which(stop, out var stopped) ? new StopIntent { Which = stopped } : null;
        }

        if (Resume().Match(text) is { Success: true } resume)
        {
            return Which(resume, out var resumed) ? new ResumeIntent { Which = resumed } : null;
        }

        if (List().IsMatch(text))
        {
            return new SubscriptionsIntent();
        }

        if (Pause().Match(text) is { Success: true } pause)
        {
            var end = End(pause, out var faulty);
            return Which(pause, out var paused) ? new PauseIntent(null, end) { Which = paused, FaultyWords = faulty } : null;
        }

        if (PauseOtherwise().Match(text) is { Success: true } otherwise)
        {
            return new PauseIntent { FaultyWords = otherwise.Groups["end"].Value };
        }

        return Subscribe().IsMatch(text)
            || ((Send().IsMatch(text) || Bare().IsMatch(text)) && (ScheduleReader.SpeaksOfRhythm(text) || ScheduleReader.SpeaksOfTime(text)))
            ? new SubscribeIntent(ScheduleReader.Read(text))
            : null;
    }

    /// <summary>False where one of several is spoken of in words that name none: then it is about something else.</summary>
    private static bool Which(Match match, out SubscriptionFilter? filter)
    {
        filter = match.Groups["which"] is { Success: true } words ? SubscriptionFilter.Read(words.Value) : null;
        return filter is not null || !match.Groups["which"].Success;
    }

    private static PauseEnd? End(Match pause, out string? faulty)
    {
        faulty = null;
        if (pause.Groups["weekday"] is { Success: true } weekday)
        {
            return new PauseEnd(Day: DayWords.Of(weekday.Value));
        }

        if (pause.Groups["month"] is { Success: true } name)
        {
            var month = DayWords.MonthOf(name.Value);
            var day = Number(pause.Groups["date"].Value);
            if (day >= 1 && day <= DateTime.DaysInMonth(2024, month))
            {
                return new PauseEnd(Date: new AnnualDate(month, day));
            }

            faulty = pause.Groups["end"].Value;
            return null;
        }

        if (pause.Groups["tomorrow"].Success)
        {
            return new PauseEnd(Days: 1);
        }

        if (pause.Groups["nextweek"].Success)
        {
            return new PauseEnd(Day: IsoDayOfWeek.Monday);
        }

        if (pause.Groups["unit"] is { Success: true } unit)
        {
            var count = Number(pause.Groups["count"].Value);
            if (count is < 1 or > 365)
            {
                faulty = pause.Groups["end"].Value;
                return null;
            }

            return new PauseEnd(Days: Math.Min(unit.Value[..1].ToLowerInvariant() switch { "w" => count * 7, "m" => count * 30, _ => count }, 3_650));
        }

        return null;
    }

    private static int Number(string word) => word.ToLowerInvariant() switch
    {
        "a" or "an" or "one" or "" => 1,
        "two" or "a couple of" => 2,
        "three" or "a few" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "ten" => 10,
        var digits => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
    };

    private const string What =
        @"(\s+(it|this|that|these|them|all|everything|all of (it|them)|(sending|posting|delivering)( (me|us))?( (this|it|that|these))?|(the |my |our |"
        + @"all |this |these )?(daily |morning )*(summary|summaries|digests?|briefings?|deliver(y|ies)|subscriptions?|updates?|messages?)|(the |my |"
        + @"our )?(?<which>[\w:.,'’/ ]{1,40}?) (one|summary|digest|briefing|delivery|subscription)|(number |no\. ?|#)?(?<which>\d{1,2})))?";

    [GeneratedRegex(
        @"^(please )?((stop|unsubscribe|cancel|end|no more|turn off|switch off|opt out)" + What
        + @"( (from|to|of) .{1,40})?|(turn|switch) (it|this|that|the (daily )?(summary|digest)|them) off|(do not|don['’]?t) (send|post|deliver|"
        + @"give) (me |us )?(it|this|that|these|them|any(thing)?|the (daily )?(summary|digest)|(daily )?(summaries|digests))( here)?( any ?more|"
        + @" again)?)( now| please)?\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Stop();

    [GeneratedRegex(
        @"^(please )?(resume|unpause|restart|continue|start again|go on)" + What + @"( now| please| again)?\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Resume();

    [GeneratedRegex(
        @"^(please )?((what|which|where) (am i|are we|is this channel|digests? am i|summaries am i) (subscribed to|getting|receiving)|(show |list |"
        + @"what are )?(me )?(my |our |all |the )?(subscriptions?|schedules?)|am i subscribed|when (is|does|will) (my |the |"
        + @"our )?(next )?(daily )?(digest|summary|briefing|delivery)( come| arrive| be sent)?|when do (i|we) get (the|my|our) (next )?(daily )?(digest|"
        + @"summary|briefing))\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex List();

    [GeneratedRegex(
        @"^(please )?(pause|snooze|mute|hold|suspend|take a break)" + What
        + @"( please)?(,?\s+(until|till|til|to|for)\s+(?<end>(next )?(?<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|"
        + @"thu|fri|sat|sun)|(the )?(?<date>\d{1,2})(st|nd|rd|th)?( of)? (?<month>" + DayWords.Months + @")[a-z]*|(?<month>" + DayWords.Months
        + @")[a-z]* (?<date>\d{1,2})(st|nd|rd|th)?|(?<tomorrow>tomorrow|today)|(?<nextweek>next week|the week)|(?<count>\d{1,3}|an?|one|two|three|four|"
        + @"five|six|seven|ten|a few|a couple of) (?<unit>day|week|month)s?|further notice|i say so))?\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pause();

    /// <summary>A pause whose end is no day to come.</summary>
    [GeneratedRegex(
        @"^(please )?(pause|snooze|mute|suspend)" + What
        + @"( please)?,?\s+(until|till|til|for)\s+(?<end>(\d.{0,30}|yesterday|last .{1,20}|.{0,20}\b(days?|weeks?|months?|years?|hours?|minutes?|"
        + @"january|february|march|april|june|july|august|september|october|november|december)\b.{0,20}))\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PauseOtherwise();

    [GeneratedRegex(
        @"^(please |can you |could you |i('d| would) like to |i want to |let me )*(subscribe|sign (me|us) up)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Subscribe();

    [GeneratedRegex(
        @"^(please |can you |could you |would you |i('d| would) like (you to |to )?|i want (you to |to )?)*(send|give|post|deliver|message|dm|ping|"
        + @"brief|schedule|share|email|mail|get|receive|show|remind|notify|update)(\s+(me|us|here|to (me|us|this (channel|chat))|in(to)? this (channel|"
        + @"chat)))*\s+((this|it|that|these|one)\b|((the|a|an|my|our|your)\s+)?((daily|morning|weekly|same|new)\s+)*(summary|summaries|digests?|"
        + @"briefings?|news|updates?)\b|(?=(every|each|weekdays?|weekends?|on (week|mon|tue|wed|thu|fri|sat|sun)|twice|once)\b|(daily|weekly|"
        + @"hourly)\s*(\z|at\b|by\b|\d)))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Send();

    [GeneratedRegex(
        @"^(the |a |my )?((daily |morning )?(summary|digest|briefing),? )?((every|each)\s+(other |single |few |\d+ ?)*(day|morning|afternoon|evening|"
        + @"night|week ?day|working day|work ?day|business day|weekend|week|month|hour|minute|second|mon|tues|wednes|thurs|fri|satur|sun)s?(day)?s?|"
        + @"daily|week ?days|weekends|weekly( on [a-z]+)?|(on )?(mon|tues|wednes|thurs|fri|satur|sun)days)\b(?=.*\b(at|\d{1,2}[:.]\d{2}|[ap]m|noon|"
        + @"midnight|seconds?|minutes?|hours?|time)\b|\s*\z)(?!.*\b(did|was|were|is|are|who|what|why|how)\b)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
