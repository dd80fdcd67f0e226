using System.Globalization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes.References;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>
/// The bot's own words, the same on every channel. They speak of the search and of the corpus, never of the subject: whatever is said about that
/// stands in an article and is quoted. Plain text: each renderer escapes them like any other.
/// </summary>
public static partial class Wording
{
    /// <summary>The product's name, as people meet it.</summary>
    public const string ProductName = "Russia–Taliban Briefing";

    /// <summary>What it does, in one line.</summary>
    public const string Tagline = "Ask the articles. Every answer is a paragraph, word for word, with its citation.";

    /// <summary>Above the passage that comes closest.</summary>
    public const string Closest = "The corpus may not answer this; this passage comes closest.";

    /// <summary>Above several of them.</summary>
    public const string ClosestSeveral = "The corpus may not answer this; these passages come closest.";

    /// <summary>Above further passages.</summary>
    public const string FurtherPassages = "Further passages:";

    /// <summary>The corpus has no answer.</summary>
    public const string NotFound = "I found no answer in the corpus.";

    /// <summary>Beside that, where not all articles were asked.</summary>
    public const string OnlyChosen = "Only the articles that you chose were searched.";

    /// <summary>Why nothing was found.</summary>
    /// <param name="explanation">How it was decided; null if no word of the question could be looked up.</param>
    public static string WhyRefused(SearchExplanation? explanation) => explanation switch
    {
        null => "Why: I could not search for any of the words in your question. Please try other words or a full sentence.",
        { IsOffSubject: true } => "Why: your question seems to be about a different subject from the articles. No passage is close enough to it in wording or meaning.",
        _ => "Why: the articles touch on this subject, but no passage seems to answer your question. Perhaps they do not say it, or different words would find it.",
    };

    /// <summary>Above the sections nearest in subject.</summary>
    public const string NearestSections = "Nearest in subject, but not an answer:";

    /// <summary>"More" after the last passage.</summary>
    public const string NoMore = "The corpus has nothing more on this question.";

    /// <summary>"More" before any question.</summary>
    public const string NothingAskedYet = "Ask a question first; then I can show more.";

    /// <summary>A button of an older message leads to a paragraph that was edited away.</summary>
    public const string PassageGone = "The corpus has changed, and that passage is no longer in it. Please ask again.";

    /// <summary>The quote guard refused a reply.</summary>
    public const string Withheld = "I withheld this reply: a quote in it did not match its article. Please ask again; the error has been recorded.";

    /// <summary>A fault of ours.</summary>
    public const string Failed = "Something went wrong on my side, and I could not do that. The error has been recorded; please try again later.";

    /// <summary>Above the words that brought a passage up.</summary>
    public const string WhyTheseWords = "What you asked about, and what the passage says:";

    /// <summary>Above the sentences that are marked in a passage that is explained.</summary>
    public const string WhyTheseSentences = "What seems to answer:";

    /// <summary>A passage without a word in common with the question.</summary>
    public const string WhyNoWords = "No word in your question stands out in this passage. I found it by its meaning or by its place in the article.";

    /// <summary>Above questions to begin with.</summary>
    public const string TryAsking = "For example:";

    /// <summary>The button for further passages.</summary>
    public const string MoreButton = "More passages";

    /// <summary>The button for help.</summary>
    public const string HelpButton = "What can I ask?";

    /// <summary>The button for what is searched.</summary>
    public const string AboutButton = "Which articles do you search?";

    /// <summary>What every quoted passage is.</summary>
    public const string VerbatimExtract = "Verbatim extract";

    /// <summary>The button that explains one passage.</summary>
    public static string WhyButton(Passage passage) => $"Why {passage.Citation.ShortLabel}?";

    /// <summary>What stands above the passages of a reply; empty if they need no introduction. In reading order.</summary>
    public static IReadOnlyList<string> Above(PassagesReply reply)
    {
        var lines = new List<string>();
        if (reply.Answer.ReadAs is { } readAs)
        {
            lines.Add(ReadAs(readAs));
        }

        if (reply.Skip > 0)
        {
            lines.Add(FurtherPassages);
        }
        else if (reply.Answer.Outcome is AnswerOutcome.Closest)
        {
            lines.Add(reply.Shown.Count == 1 ? Closest : ClosestSeveral);
        }

        if (Differing(reply) is { } differing)
        {
            lines.Add(differing);
        }

        if (reply.Answer.Remark is { } remark)
        {
            lines.Add(remark);
        }

        return lines;
    }

    /// <summary>Above passages that contradict each other: in what they do; null where they do not.</summary>
    public static string? Differing(PassagesReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var one = reply.Answer.Differing.Select(passage => passage.Article).Distinct().Count() == 1;
        return reply.Answer.DifferIn switch
        {
            Difference.None => null,
            Difference.Dates => one ? "The article gives two dates:" : "The articles give two dates:",
            Difference.Numbers => one ? "The article gives two numbers:" : "The articles give two numbers:",
            _ => "These passages disagree. Each is shown as written.",
        };
    }

    /// <summary>Whether a line of <see cref="Above"/> is a caution: it must not be overlooked.</summary>
    public static bool IsCaution(PassagesReply reply, string line) => line is Closest or ClosestSeveral || line == Differing(reply);

    /// <summary>Why a word of the question brought a passage up, in words for people. Both words stand there as they were written.</summary>
    public static string Because(Match match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return match.Asked.Equals(match.Found, StringComparison.OrdinalIgnoreCase)
            ? $"“{match.Found}”: the word is in the passage"
            : $"“{match.Asked}”: the passage says “{match.Found}” ({match.Relation})";
    }

    /// <summary>How the question was read, where that differs from what was typed.</summary>
    public static string ReadAs(string question) => $"Read as: {question}";

    /// <summary>Who speaks in a highlighted sentence, where it is not the article.</summary>
    public static string InTheWordsOf(string voice) => $"in the words of {voice}";

    /// <summary>What stands beside a hit's citation: whose words it reports, and where else the same text stands; null if there is nothing to say.</summary>
    public static string? HitNote(Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        const int MaxPlaces = 2;
        var notes = new List<string>();
        if (hit.Voice is { } voice)
        {
            notes.Add(InTheWordsOf(voice));
        }

        if (hit.AlsoIn.Count > 0)
        {
            var places = hit.AlsoIn.Take(MaxPlaces).Select(passage => $"“{passage.Article.Title}”, {passage.Citation.ShortLabel}");
            var rest = hit.AlsoIn.Count > MaxPlaces ? string.Create(CultureInfo.InvariantCulture, $" and {hit.AlsoIn.Count - MaxPlaces} more") : "";
            notes.Add($"also in {string.Join("; ", places)}{rest}");
        }

        return notes.Count == 0 ? null : string.Join(" · ", notes.Select(Speech.Say));
    }

    /// <summary>The article of a passage, for the line under a quote: title, author, source and day, as far as known.</summary>
    public static string Attribution(Article article) => Attribution(ArticleDetails.Of(article));

    /// <summary>The same of an article as a receipt kept it.</summary>
    public static string Attribution(ArticleDetails article) =>
        Byline(article) is { Length: > 0 } byline ? $"{article.Title} · {byline}" : article.Title;

    /// <summary>Author, source and day of an article, as far as known; empty if nothing is.</summary>
    public static string Byline(Article article) => Byline(ArticleDetails.Of(article));

    /// <summary>A day: <c>4 July 2025</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment: <c>4 July 2025, 18:05 UTC</c>.</summary>
    public static string Moment(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Day(DateOnly.FromDateTime(at.UtcDateTime))}, {at.UtcDateTime:HH:mm} UTC");

    private static string Byline(ArticleDetails article) => string.Join(" · ", article.Byline());

    /// <summary>A section's name: its heading in quotation marks and its number, or that it is the lead.</summary>
    public static string SectionLabel(Section section) =>
        section.Heading is { } heading
            ? string.Create(CultureInfo.InvariantCulture, $"“{heading}”, §{section.Number}")
            : $"Lead of “{section.Article.Title}”";

    /// <summary>What is said to a message that cannot be a question.</summary>
    public static string Unreadable(UnreadableReason reason) => reason switch
    {
        UnreadableReason.Empty => "That message was empty. Ask in a sentence or in a few words.",
        UnreadableReason.NoWords => "There are no words in that message. Ask in a sentence or in a few words.",
        UnreadableReason.TooLong => string.Create(
            CultureInfo.InvariantCulture, $"That message is longer than I can read (at most {IntentReader.MaxLength:N0} characters). Ask in a sentence or two."),
        UnreadableReason.NoQuote => "Which quote? Type it after the command, for example: check quote “…”.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>How much is searched.</summary>
    public static string About(Corpus corpus) => string.Create(
        CultureInfo.InvariantCulture,
        $"I search {Count(corpus.Articles.Count, "article", "articles")} with {Count(corpus.Passages.Count, "paragraph", "paragraphs")}:");

    /// <summary>The link to a list that is too long for a message.</summary>
    public static string AllArticles(int count) => string.Create(CultureInfo.InvariantCulture, $"All {count:N0} articles");

    /// <summary>Which state of the corpus is searched, short enough to read out.</summary>
    public static string CorpusRevision(Corpus corpus) => $"Revision {corpus.Revision[..12]}";

    /// <summary>A number with its noun: <c>1 article</c>, <c>26 paragraphs</c>.</summary>
    public static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
