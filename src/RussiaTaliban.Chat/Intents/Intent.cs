using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Intents;

/// <summary>What a person wants. A closed set: every case is a sealed record in this folder, and <see cref="TurnHandler"/> handles each.</summary>
public abstract record Intent
{
    private protected Intent()
    {
    }
}

/// <summary>A question to the corpus.</summary>
/// <param name="Question">The question as typed.</param>
/// <param name="Skip">How many of the best passages are already known; more than 0 for "more passages".</param>
public sealed record AskIntent(string Question, int Skip = 0) : Intent;

/// <summary>"More": further passages for the question asked last. A button carries <see cref="AskIntent"/> with its question instead.</summary>
public sealed record MoreIntent : Intent;

/// <summary>Why a passage was shown for a question.</summary>
/// <param name="Question">The question that it was shown for.</param>
/// <param name="Passage">The passage.</param>
public sealed record WhyIntent(string Question, PassageId Passage) : Intent;

/// <summary>What can I ask?</summary>
public sealed record HelpIntent : Intent;

/// <summary>What the bot searches: the articles, their dates, the revision.</summary>
public sealed record AboutIntent : Intent;

/// <summary>Something said to the bot and not to the corpus.</summary>
/// <param name="Kind">What it is.</param>
public sealed record SmallTalkIntent(SmallTalkKind Kind) : Intent;

/// <summary>What is said to the bot and not to the corpus, and what it answers with fixed words.</summary>
public enum SmallTalkKind
{
    /// <summary>Hello.</summary>
    Greeting,

    /// <summary>Thank you, well done.</summary>
    Thanks,

    /// <summary>Goodbye.</summary>
    Farewell,

    /// <summary>Who or what are you?</summary>
    Identity,

    /// <summary>"I see", "wow", "sorry": nothing that wants an answer.</summary>
    Chatter,

    /// <summary>"Start over" has been done.</summary>
    StartedOver,

    /// <summary>"Yes" or "no" where nothing was asked.</summary>
    NothingAsked,

    /// <summary>Said to the bot, but what is wanted is not clear.</summary>
    Unclear,

    /// <summary>"Why", "shorter", "the second one" where no such passage was shown.</summary>
    NothingShown,

    /// <summary>The thumb or the words are kept for the desk.</summary>
    FeedbackKept,

    /// <summary>The same, and better words may help.</summary>
    FeedbackKeptSorry,

    /// <summary>There was no answer yet that could be meant, and no words.</summary>
    FeedbackOnNothing,

    /// <summary>Feedback cannot be kept just now.</summary>
    FeedbackUnavailable,

    /// <summary>What is kept of a person.</summary>
    Privacy,

    /// <summary>The same, where the editors' desk keeps questions without an answer.</summary>
    PrivacyWithDesk,

    /// <summary>Everything about the person has been deleted.</summary>
    Forgotten,

    /// <summary>Is everything about the person to be deleted?</summary>
    ForgetAsked,

    /// <summary>No: everything stays.</summary>
    ForgetKept,

    /// <summary>It cannot be deleted just now.</summary>
    ForgetUnavailable,

    /// <summary>Write, draft, rephrase.</summary>
    CannotWrite,

    /// <summary>Translate, or speak another language.</summary>
    CannotTranslate,

    /// <summary>Draw, or show pictures.</summary>
    CannotDraw,

    /// <summary>Do something outside this conversation: remind, book, send, play.</summary>
    CannotAct,

    /// <summary>Search elsewhere than in the articles.</summary>
    CannotWeb,

    /// <summary>The weather, the time, prices: what stands in no article.</summary>
    CannotKnow,

    /// <summary>Calculate.</summary>
    CannotCalculate,

    /// <summary>Have an opinion, give advice.</summary>
    CannotJudge,

    /// <summary>Be somebody else, or show and set aside its rules.</summary>
    CannotPretend,

    /// <summary>Tell a joke, play a game.</summary>
    CannotJoke,

    /// <summary>Take a file or a link, change the articles or the settings.</summary>
    CannotAdd,
}

/// <summary>A message that cannot be a question.</summary>
/// <param name="Reason">What is the matter with it.</param>
public sealed record UnreadableIntent(UnreadableReason Reason) : Intent;

/// <summary>Why a message cannot be a question.</summary>
public enum UnreadableReason
{
    /// <summary>Nothing but white space, or nothing at all.</summary>
    Empty,

    /// <summary>Signs or pictures, but no word.</summary>
    NoWords,

    /// <summary>Longer than <see cref="IntentReader.MaxLength"/>.</summary>
    TooLong,

    /// <summary>The command to check a quote, and no quote.</summary>
    NoQuote,
}

/// <summary>A summary: the digest of the corpus, or of one article or section.</summary>
public sealed record SummaryIntent : Intent
{
    /// <summary>The section's number; null for no section by number.</summary>
    public int? Section { get; init; }

    /// <summary>Words that name a section or an article ("the conclusion"); null where none were given.</summary>
    public string? Of { get; init; }

    /// <summary>How many sentences were asked for; null for as many as is usual.</summary>
    public int? Sentences { get; init; }

    /// <summary>The whole message: where <see cref="Of"/> names nothing of the corpus it is a question. Null where no words came.</summary>
    public string? Said { get; init; }

    /// <summary>True where only news are asked for: "what's new?". Where there are none, the picks of before are offered and not shown.</summary>
    public bool OnlyNews { get; init; }

    /// <summary>True where only a length was said, "in three sentences": what was summarized last, or else the digest.</summary>
    public bool Again { get; init; }

    /// <summary>True where the picks of before are wanted although nothing is new.</summary>
    public bool WithStanding { get; init; }
}

/// <summary>Does the corpus say this, word for word?</summary>
/// <param name="Quote">The pasted words; anything at all.</param>
public sealed record CheckQuoteIntent(string Quote) : Intent
{
    /// <summary>The words around them, which may name a source; null where nobody has parted the two yet.</summary>
    public string? Frame { get; init; }

    /// <summary>What the message asks besides, as typed; null where it asks nothing else.</summary>
    public string? Question { get; init; }
}

/// <summary>A receipt and a citation for a passage, to be pasted elsewhere.</summary>
/// <param name="Passage">The passage; null for the one shown last.</param>
public sealed record CiteIntent(PassageId? Passage = null) : Intent
{
    /// <summary>Which of the places of a checked quote is meant, from 1; null where none was named.</summary>
    public int? Place { get; init; }

    /// <summary>The words of the passage that are meant; null for all of it.</summary>
    public CheckedPlace? Words { get; init; }
}

/// <summary>A receipt is to show nothing any more.</summary>
/// <param name="Receipt">Its id; null for the one made last in this conversation.</param>
public sealed record WithdrawIntent(string? Receipt) : Intent;

/// <summary>A passage goes to another conversation of the same platform.</summary>
/// <param name="Target">The conversation as the person named it: <c>#desk</c>, a platform's id; null asks with whom. Text from people.</param>
/// <param name="Passage">The passage; null for the one shown last.</param>
public sealed record ShareIntent(string? Target, PassageId? Passage = null) : Intent
{
    /// <summary>The longest name of a conversation that is read, in UTF-16 code units.</summary>
    public const int MaxTargetLength = 300;

    /// <summary>The longest note, in UTF-16 code units.</summary>
    public const int MaxNoteLength = 500;

    /// <summary>Which of the places of a checked quote is meant, from 1; null where none was named.</summary>
    public int? Place { get; init; }

    /// <summary>The words of the passage that are meant; null for all of it.</summary>
    public CheckedPlace? Words { get; init; }

    /// <summary>The question that the passage answered; null for the last one asked.</summary>
    public string? Question { get; init; }

    /// <summary>What the sharer adds, at most <see cref="MaxNoteLength"/>; null for nothing. Text from people.</summary>
    public string? Note { get; init; }
}
