using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Intents;

/// <summary>"Dushanbe", "Kabul time", "I'm in Berlin", "UTC+5". This rule must run last, because such a message may also be a question.</summary>
public sealed partial class ZoneRule : IIntentRule
{
    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Place().Match(text.TrimEnd(' ', '.', '!')) is { Success: true } place && ZoneNames.Find(place.Groups["name"].Value) is { } zone
            ? new ZoneIntent(zone, text)
            : null;
    }

    [GeneratedRegex(
        @"^(use |in |i['’]?m in |i am in |we['’]?re in |we are in |it['’]?s |my (time ?)?zone is |"
        + @"please )*(?<name>[\p{L}\d][\p{L}\p{M}\d .'’/_+:−–\-]{1,40}?)( time( ?zone)?)?(,? please)?\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
