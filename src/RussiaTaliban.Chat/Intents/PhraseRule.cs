using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents.Phrases;
using RussiaTaliban.Chat.Intents.Wishes;

namespace RussiaTaliban.Chat.Intents;

/// <summary>Recognises, with <see cref="Phrasebook"/>, messages addressed to the bot itself: questions about the corpus, commands, feedback, small talk. What it
/// cannot do is <see cref="RefusalRule"/>'s.</summary>
public sealed partial class PhraseRule : IIntentRule
{
    private const int MaxWordsAboutALink = 8;

    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.TrimStart('/', ' ');
        if (Asked().Match(plain) is { Success: true } asked)
        {
            return new AskIntent(asked.Groups["question"].Value);
        }

        // A link and few words: the page behind it is meant, which this service does not open.
        if (Link().IsMatch(plain) && Link().Replace(plain, "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MaxWordsAboutALink)
        {
            return new SmallTalkIntent(SmallTalkKind.CannotAdd);
        }

        return Phrasebook.Current.Read(plain) is { } match && !RefusalRule.IsRefusal(match) && !(MayBeAWish(match.Room) && WishReader.Read(plain) is not null)
            ? Of(match, text)
            : null;
    }

    /// <summary>Rooms whose words may be said of deliveries as well: "carry on please", "that's enough, thanks", "headlines only". A wish that is read whole goes before them.</summary>
    private static bool MayBeAWish(string room) => room is "more" or "summary" or "yes" or "no" or "open" or "about.title" or "privacy" || room.StartsWith("talk.", StringComparison.Ordinal);

    internal static Intent? Of(PhraseMatch match, string text) => match.Room switch
    {
        "help" => new HelpIntent(),
        "about" => new AboutIntent(),
        "about.section" => match.Section is null ? null : match.Paragraph is null ? new CorpusIntent(CorpusQuestion.Section) { Section = match.Section } : Shown(match),
        "open" => match is { Section: { } section, Paragraph: null } ? new CorpusIntent(CorpusQuestion.Section) { Section = section } : Shown(match) ?? new OpenIntent { Shown = 1 },
        "open.article" => new CorpusIntent(CorpusQuestion.Source),
        "repeat" => new RepeatIntent(),
        "open.next" => new OpenIntent { Step = 1 },
        "open.previous" => new OpenIntent { Step = -1 },
        "summary" => new SummaryIntent { Said = text },
        "more" => new MoreIntent(),
        "why" => new WhyShownIntent(Shown(match)),
        "cite" => Shown(match) is { } which ? new CiteShownIntent(which) : new CiteIntent(),
        "shorter" => new ShorterIntent(null, text),
        "sentence" => new ShorterIntent(1, text),
        "over" => new StartOverIntent(),
        "yes" => new YesNoIntent(IsYes: true),
        "no" => new YesNoIntent(IsYes: false),
        "meant" => match.Rest.Length > 0 ? new MeantIntent(match.Rest) : new YesNoIntent(IsYes: false),
        "quote" => new UnreadableIntent(UnreadableReason.NoQuote),
        "feedback.up" => new FeedbackIntent(IsHelpful: true),
        "feedback.down" => new FeedbackIntent(IsHelpful: false, text),
        "feedback" => new FeedbackIntent(null, match.Rest.Length > 0 ? match.Rest : null),
        "privacy" => new PrivacyIntent(Forget: false),
        "forget" => new PrivacyIntent(Forget: true),
        var room when Enum.TryParse<CorpusQuestion>(Name(room, "about."), ignoreCase: true, out var question) => new CorpusIntent(question),
        var room when Enum.TryParse<SmallTalkKind>(Name(room, "talk.") ?? "Cannot" + Name(room, "refuse."), ignoreCase: true, out var kind) => new SmallTalkIntent(kind),
        var room => throw new InvalidOperationException($"The phrasebook names a room “{room}” that there is not."),
    };

    private static string? Name(string room, string family) => room.StartsWith(family, StringComparison.Ordinal) ? room[family.Length..] : null;

    /// <summary>The passage that the numbers name; null if there are none.</summary>
    private static OpenIntent? Shown(PhraseMatch match) => match switch
    {
        { Section: { } section } => new OpenIntent { Section = section, Paragraph = match.Paragraph },
        { Paragraph: { } paragraph } => new OpenIntent { Paragraph = paragraph },
        { Number: { } number } => new OpenIntent { Shown = number },
        _ => null,
    };

    [GeneratedRegex(@"\b(https?://|www\.)\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    // Without a colon only before a word that questions begin with: "ask the Taliban to …" is no command.
    [GeneratedRegex(
        @"^ask(\s*:\s*|\s+(?=(why|who|whom|whose|what|when|where|how|which|did|do|does|is|are|was|were|has|have|had|can|could|will|would|"
        + @"should)\b))(?<question>\S.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}

/// <summary>
/// Wishes that other assistants fulfil and this one does not: told so, and never searched for. To be asked after the wishes that it does fulfil
/// ("remind me every Monday at 9").
/// </summary>
public sealed class RefusalRule : IIntentRule
{
    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Phrasebook.Current.Read(text.TrimStart('/', ' ')) is { } match && IsRefusal(match) ? PhraseRule.Of(match, text) : null;
    }

    /// <summary>An unclear message is reported late: another rule may recognise it.</summary>
    internal static bool IsRefusal(PhraseMatch match) => match.Room is "talk.unclear" || match.Room.StartsWith("refuse.", StringComparison.Ordinal);
}
