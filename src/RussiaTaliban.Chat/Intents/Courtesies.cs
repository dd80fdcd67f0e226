using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Intents;

/// <summary>A greeting, a thank-you or a word about oneself that stands before what a person wants.</summary>
internal static partial class Courtesies
{
    /// <summary>More words than this after a thank-you want something.</summary>
    private const int MaxWordsOfThanks = 7;

    private static readonly PhraseRule Phrases = new();
    private static readonly Turn Nowhere = new(new ConversationAddress("", ""), new Person(""), "");

    /// <summary>The courtesy and what follows it; null if the message begins with none, or is nothing else.</summary>
    public static (Intent Courtesy, string Wanted)? Split(string text)
    {
        if (FirstPart().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (first, rest) = (match.Groups["first"].Value, match.Groups["rest"].Value);
        var intent = Phrases.Read(first, Nowhere);
        if (text[match.Groups["first"].Length] is '.' or '!' && intent is FeedbackIntent { IsHelpful: not null } word)
        {
            // What follows says what is wrong: "That's wrong. It was China."
            return (word with { Comment = text }, rest);
        }

        return intent is SmallTalkIntent or StartOverIntent or YesNoIntent ? (intent, rest)
            : AboutOneself().IsMatch(first) ? (new SmallTalkIntent(SmallTalkKind.Chatter), rest)
            : null;
    }

    /// <summary>"… you saved my day": it goes on about the same, and asks for nothing.</summary>
    public static bool IsStillCourteous(string rest) =>
        !rest.Contains('?', StringComparison.Ordinal) && StillCourteous().IsMatch(rest) && rest.Split(' ').Length <= MaxWordsOfThanks;

    [GeneratedRegex(@"^(?<first>[^.!?,;:()\n]{1,60}?)([.!?,;:)\n]+|\s[-–—]+)\s+(?<rest>[\p{L}""“«§#¶\d].*)\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex FirstPart();

    [GeneratedRegex(@"^(i['’]?m|i am|we['’]?re|we are|my name is|this is|it['’]?s) (new|here|a|an|the|from|in|on|just|not|back|writing|working|doing|preparing|reading)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex AboutOneself();

    [GeneratedRegex(@"^(you|that|this|it|i|we|so|very|really|much|u)\b(?!.*\b(who|what|when|where|why|how|which|show|tell|give|send|share|cite|find)\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex StillCourteous();
}
