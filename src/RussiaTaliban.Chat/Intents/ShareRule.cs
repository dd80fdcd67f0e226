using System.Globalization;
using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Intents;

/// <summary>“share that with #desk”, “… with "Foreign desk"”, with a note after a colon; “share that”, which asks with whom; “withdraw that”.</summary>
public sealed partial class ShareRule : IIntentRule
{
    private const string PlaceWords =
        @"(the )?((place |number |no\. ?)?(?<place>[1-9][0-9]?)(st|nd|rd|th)?|(?<place>first|second|third|fourth|fifth))( (one|place))?(?=[\s.!?:,]|\z)(?! (passage|quote|answer))";

    private static readonly List<string> Ordinals = ["first", "second", "third", "fourth", "fifth"];

    public Intent? Read(string text, Turn turn)
    {
        if (Withdraw().Match(text) is { Success: true } withdraw)
        {
            return new WithdrawIntent(withdraw.Groups["id"] is { Success: true, Value: var id } ? id : null);
        }

        if (Share().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (target, note) = (match.Groups["target"].Value, match.Groups["note"].Value.Trim());
        return new ShareIntent(target.Length > 0 ? target : null)
        {
            Note = note.Length > 0 ? note : null,
            Place = match.Groups["place"] is { Success: true, Value: var number } ? Number(number) : null,
        };
    }

    private static int Number(string word) =>
        Ordinals.IndexOf(word.ToLowerInvariant()) is >= 0 and var at ? at + 1 : int.Parse(word, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^/?(please |can you |could you )?((share|send|forward|post) " + PlaceWords + @"|share|((share|send|forward|post) (that|this|it|the (first |last |best )?(passage|quote|answer))))"
        + @"( (with|to|in|into) (the )?((?<target><#[A-Z0-9]+(\|[^<>]*)?>)|[""“„«](?<target>[^""“”„«»\r\n]{1,120})[""”“»]|"
        + @"(?<target>#?[\p{L}\p{N}][^:""“”„«»\r\n]{0,79}?))( channel)?)?"
        + @"((?<=\S)(:|,|\s[–—-])\s+(?<note>.+)|[\s.!?…]*)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Share();

    [GeneratedRegex(
        @"^/?(please )?withdraw( (that|this|it|my|the))?( last)?( receipt)?( <?(https?://\S+/q/)?(?<id>[A-Za-z0-9_-]{22})(\.png)?>?)?[\s.!]*\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Withdraw();
}
