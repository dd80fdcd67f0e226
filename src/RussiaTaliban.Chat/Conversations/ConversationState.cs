using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Chat.Conversations;

/// <summary>What a conversation remembers, so that "and China?" and "more" can be understood.</summary>
/// <param name="Questions">The last questions, oldest first, at most <see cref="MaxQuestions"/>.</param>
/// <param name="Shown">The passages shown last, best first.</param>
/// <param name="ShownCount">How many passages have been shown for the last question: where "more" goes on.</param>
public sealed record ConversationState(IReadOnlyList<string> Questions, IReadOnlyList<PassageId> Shown, int ShownCount)
{
    /// <summary>How many questions are kept.</summary>
    public const int MaxQuestions = 5;

    /// <summary>What was summarized since the last question; null for nothing.</summary>
    public SummarizedText? Summarized { get; init; }

    /// <summary>How many places of a checked quote are kept.</summary>
    public const int MaxChecked = 20;

    /// <summary>Where the quote that was checked last stands; empty if a question came after it.</summary>
    public IReadOnlyList<CheckedPlace> Checked { get; init; } = [];

    /// <summary>The words that were checked last, where there are places; null otherwise. Text from people.</summary>
    public string? CheckedWords { get; init; }

    /// <summary>The id of the receipt that was made last here; null if none was.</summary>
    public string? LastReceipt { get; init; }

    /// <summary>The ids of the receipts that were made with it, of the further paragraphs of one quote; mostly empty.</summary>
    public IReadOnlyList<string> LastReceiptsBeside { get; init; } = [];

    /// <summary>A wish for deliveries that waits for its time, its days or its time zone, in words: <c>every weekday at 08:00</c>. Null if none waits. Text from people.</summary>
    public string? OpenWish { get; init; }

    /// <summary>A wish that was understood by its meaning and waits for a yes or no; null if none waits. The next message that is neither drops it.</summary>
    public OfferedWish? Offered { get; init; }

    /// <summary>Who asked to be forgotten and has not said yes or no; null if nobody did. The channel's id of the person.</summary>
    public string? ForgetAskedBy { get; init; }

    /// <summary>When they did; null if nobody did.</summary>
    public DateTimeOffset? ForgetAskedAt { get; init; }

    /// <summary>The question asked last, where it found nothing and so is not among <see cref="Questions"/>; null otherwise. Text from people.</summary>
    public string? Missed { get; init; }

    /// <summary>Who is alone with the bot here, so that the conversation can be forgotten with them: the channel's id of the person. Null if others read along.</summary>
    public string? Person { get; init; }

    /// <summary>The language in which the bot spoke last, a BCP 47 tag; null for English.</summary>
    public string? Language { get; init; }

    /// <summary>The same without what names a person, where others go on with the conversation.</summary>
    public ConversationState Without(string person) => this with
    {
        ForgetAskedBy = ForgetAskedBy == person ? null : ForgetAskedBy,
        ForgetAskedAt = ForgetAskedBy == person ? null : ForgetAskedAt,
        Offered = Offered?.To == person ? null : Offered,
    };

    /// <summary>The state of a conversation that has just begun.</summary>
    public static ConversationState Initial { get; } = new([], [], 0);
}

/// <summary>A request about deliveries that awaits confirmation.</summary>
/// <param name="Said">Their message. Text from people.</param>
/// <param name="Kind">The kind of wish that it was taken for, by its name.</param>
/// <param name="To">Who has to say yes. The channel's id of the person.</param>
/// <param name="At">When it was offered: "tomorrow" means another day later on.</param>
public sealed record OfferedWish(string Said, string Kind, string To, DateTimeOffset At)
{
    /// <summary>The IANA zone in which it is meant; null if it says its own, or the person's is known.</summary>
    public string? Zone { get; init; }
}

/// <summary>Where a checked quote stands in a paragraph: the stretch from its first word there to its last.</summary>
/// <param name="Passage">The paragraph.</param>
/// <param name="Start">Where it starts in the paragraph, in UTF-16 code units.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Mark">The first <see cref="MarkLength"/> digits of the SHA-256 of its words: other words at that place are not taken for them.</param>
public sealed record CheckedPlace(PassageId Passage, int Start, int Length, string Mark)
{
    /// <summary>How many hexadecimal digits mark the words.</summary>
    public const int MarkLength = 12;

    /// <summary>Where the quote goes on in another paragraph; null if it ends here.</summary>
    public CheckedPlace? Next { get; init; }

    /// <summary>Where a place of a verdict stands.</summary>
    public static CheckedPlace Of(QuotePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        CheckedPlace? next = null;
        foreach (var passage in place.Passages.Reverse())
        {
            var spans = place.Pieces.Where(piece => piece.Passage == passage).Select(piece => piece.Span).ToList();
            var (start, end) = (spans.Min(span => span.Start), spans.Max(span => span.End));
            next = new CheckedPlace(passage.Id, start, end - start, MarkOf(passage.Text[start..end])) { Next = next };
        }

        return next!;
    }

    /// <summary>The words in a corpus, a piece for each paragraph; null if not all of them stand there any more.</summary>
    public IReadOnlyList<QuotePiece>? In(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var pieces = new List<QuotePiece>();
        for (var place = this; place is not null; place = place.Next)
        {
            if (corpus.Find(place.Passage) is not { } passage || place is not { Start: >= 0, Length: > 0 } || place.Length > passage.Text.Length - place.Start
                || MarkOf(passage.Text.Substring(place.Start, place.Length)) != place.Mark)
            {
                return null;
            }

            pieces.Add(new QuotePiece(passage, new TextSpan(place.Start, place.Length)));
        }

        return pieces;
    }

    private static string MarkOf(string words) => Quote.HashOf(words)[..MarkLength];
}

/// <summary>What was last summarized in a conversation, so that "in three sentences" can be understood.</summary>
/// <param name="Articles">The slugs: several for a digest.</param>
/// <param name="Section">The one section of the one article; null for whole articles.</param>
/// <param name="IsDigest">True for a digest, false for the summary of one article or section.</param>
public sealed record SummarizedText(IReadOnlyList<string> Articles, int? Section, bool IsDigest);
