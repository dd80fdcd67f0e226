using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Chat.Intents;

/// <summary>A question about the articles themselves, answered from their metadata.</summary>
/// <param name="Asked">Which.</param>
public sealed record CorpusIntent(CorpusQuestion Asked) : Intent
{
    /// <summary>The section that was named, 0 for the lead, -1 for the last; null if none was.</summary>
    public int? Section { get; init; }
}

/// <summary>What can be asked about an article.</summary>
public enum CorpusQuestion
{
    /// <summary>Who wrote it?</summary>
    Author,

    /// <summary>Who published it, and where is the original?</summary>
    Source,

    /// <summary>When was it published?</summary>
    Published,

    /// <summary>What is it called?</summary>
    Title,

    /// <summary>What is it about: its sections.</summary>
    Sections,

    /// <summary>What is one section about?</summary>
    Section,

    /// <summary>How long is it?</summary>
    Length,

    /// <summary>Which language is it in?</summary>
    Language,

    /// <summary>Which state of it is searched?</summary>
    Revision,
}

/// <summary>A request for a whole passage: "open §2 ¶1", "the second one".</summary>
public sealed record OpenIntent : Intent
{
    /// <summary>The section, 0 for the lead, -1 for the last; null if a passage shown last is meant.</summary>
    public int? Section { get; init; }

    /// <summary>The paragraph of <see cref="Section"/>, from 1, -1 for the last; null for the first.</summary>
    public int? Paragraph { get; init; }

    /// <summary>The passage, where a button or a link names it; null otherwise.</summary>
    public PassageId? Passage { get; init; }

    /// <summary>So many paragraphs after the one shown last, before it where negative; null if none is counted so.</summary>
    public int? Step { get; init; }

    /// <summary>Which of the passages shown last, from 1, -1 for the last; null if <see cref="Section"/> says it.</summary>
    public int? Shown { get; init; }
}

/// <summary>"Shorter", "in one sentence": the sentences that answer, without their paragraphs.</summary>
/// <param name="Sentences">At most so many; null for one of each passage.</param>
/// <param name="Said">The words, for what was summarized last.</param>
public sealed record ShorterIntent(int? Sentences, string Said) : Intent;

/// <summary>"Why", "why §2 ¶1", "why the second one": a passage that was shown for the last question.</summary>
/// <param name="Which">The passage; null for the first that was shown.</param>
public sealed record WhyShownIntent(OpenIntent? Which = null) : Intent;

/// <summary>"Cite the second one", "cite §2 ¶1".</summary>
/// <param name="Which">The passage.</param>
public sealed record CiteShownIntent(OpenIntent Which) : Intent;

/// <summary>"Say that again": the last answer once more.</summary>
public sealed record RepeatIntent : Intent;

/// <summary>"Start over": the conversation is as if it had just begun.</summary>
public sealed record StartOverIntent : Intent;

/// <summary>"Yes" or "no", which is meaningful only after a question from the bot.</summary>
/// <param name="IsYes">Which of the two.</param>
public sealed record YesNoIntent(bool IsYes) : Intent;

/// <summary>"No, I meant China": another wording of the last question.</summary>
/// <param name="Instead">The words that are meant; not empty. Text from people.</param>
public sealed record MeantIntent(string Instead) : Intent;

/// <summary>Feedback on the last answer or on the bot.</summary>
/// <param name="IsHelpful">Thumb up or down; null if there is only a comment.</param>
/// <param name="Comment">Their words; null if there are none. Text from people.</param>
public sealed record FeedbackIntent(bool? IsHelpful, string? Comment = null) : Intent
{
    /// <summary>The question that the thumb stands beside; null for the last one. Text from people.</summary>
    public string? Question { get; init; }

    /// <summary>The passage that the thumb stands beside; null for all that were shown last.</summary>
    public PassageId? Passage { get; init; }
}

/// <summary>A question about the data kept about a person, or a request to delete it.</summary>
/// <param name="Forget">True for a request to delete it.</param>
public sealed record PrivacyIntent(bool Forget) : Intent;
