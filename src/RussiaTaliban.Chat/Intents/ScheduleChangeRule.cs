using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Intents;

/// <summary>"Make it 9", "change the Monday one to 9:30 Kabul time", "at 10 instead". To be asked before <see cref="SubscriptionRule"/>.</summary>
public sealed partial class ScheduleChangeRule : IIntentRule
{
    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.TrimStart('/').TrimEnd(' ', '.', '!', '?');
        var match = new[] { Told(), Instead(), Bare() }.Select(pattern => pattern.Match(text)).FirstOrDefault(match => match.Success);
        if (match is null || ScheduleReader.ReadChange(match.Groups["rest"].Value) is not { IsEmpty: false } change)
        {
            return null;
        }

        var which = match.Groups["which"] is { Success: true } words ? SubscriptionFilter.Read(words.Value) : null;
        return which is null && match.Groups["which"].Success ? null : new ChangeScheduleIntent(change, which);
    }

    private const string Politely = @"^(please |can you |could you |would you |let['’]?s |i('d| would) (like|prefer) (you )?(to )?|i want (you )?to )*";

    private const string Summary = "(one|summary|digest|briefing|subscription|delivery|schedule)";

    [GeneratedRegex(
        Politely + @"(make|change|move|switch|shift|set|reschedule|update|put)\s+(it|that|this|the (day|days|zone|time ?zone)|the time|my time|(the |my |"
        + @"our )?(daily |morning )?" + Summary + @"|(the |my |our )?(?<which>[\w:.,'’ ]{1,40}?) " + Summary
        + @")\s+((to|for|come|be|arrive)\s+)?(?<rest>\S.{0,80})\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    [GeneratedRegex(
        @"^(?!.*\b(did|was|were|is|are|who|why|what|how)\b)" + Politely
        + @"((send|post|deliver|give|have) (me |us )?(it|this|that|the (daily )?summary) )?(?<rest>.{1,60}?),?\s+instead( please)?\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Instead();

    /// <summary>A time and nothing else.</summary>
    [GeneratedRegex(
        @"^(?<rest>(at|by)\s+(\d{1,3}([:.]\d{2})?\s*([ap]\.?m\.?)?|noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
        + @"twelve)( o['’]?clock)?(\s+([\p{L} ]{2,30} time|in [\p{L} ]{2,30}|(utc|gmt)\S*))?)( please)?\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
