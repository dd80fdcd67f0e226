using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NodaTime;
using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Desk;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Host.Desk;

/// <summary>One week of the desk.</summary>
/// <param name="Monday">Its first day, in UTC.</param>
internal sealed record DeskWeek(DateOnly Monday)
{
    /// <summary>Questions for which nothing was found.</summary>
    public int NotFound { get; init; }

    /// <summary>Questions for which only the closest passages were shown.</summary>
    public int ClosestOnly { get; init; }

    public int ThumbsUp { get; init; }

    public int ThumbsDown { get; init; }

    public long QuotesChecked { get; init; }

    public long ReceiptsOpened { get; init; }

    public int Sent { get; init; }

    public int Failed { get; init; }

    public int Unknown { get; init; }

    /// <summary>Deliveries that were not sent because nothing was new.</summary>
    public int NothingNew { get; init; }
}

/// <summary>Something that people were not helped with, with the same words counted together.</summary>
/// <param name="Words">The question, or what was said of an answer; text from people.</param>
/// <param name="Times">How often.</param>
/// <param name="People">By how many different people.</param>
/// <param name="Last">The newest day, in UTC.</param>
/// <param name="Closest">The passage that comes closest in today's corpus; null where there is none.</param>
/// <param name="Today">What the corpus of today would answer; null where that was not looked at.</param>
/// <param name="Comment">The newest comment; null for none.</param>
internal sealed record DeskIssue(string Words, int Times, int People, DateOnly Last, Passage? Closest, AnswerOutcome? Today, string? Comment = null);

/// <summary>How often a passage was shown.</summary>
/// <param name="Id">Its id, as counted; it may be gone.</param>
/// <param name="Passage">Null where today's corpus does not have it.</param>
/// <param name="Count">In the weeks of the desk.</param>
internal sealed record DeskPassage(string Id, Passage? Passage, long Count);

/// <summary>Everything the desk shows.</summary>
internal sealed record DeskView(
    IReadOnlyList<DeskWeek> Weeks, IReadOnlyList<DeskIssue> Unanswered, IReadOnlyList<DeskIssue> Unhelpful, IReadOnlyList<DeskPassage> Passages, IReadOnlyList<(string Slug, long Count)> Articles);

/// <summary>Gathers it. People appear as keyed hashes only.</summary>
internal sealed class DeskReader(DeskStore store, LiveSearcher searcher, IOptions<DeskOptions> options, TimeProvider time)
{
    /// <summary>How many weeks are shown, this one included.</summary>
    public const int Weeks = 8;

    /// <summary>How many questions, and how many passages, are shown; the export has all.</summary>
    public const int MaxShown = 25;

    private readonly BoundedCache<string, Closest> _closest = new(1_000, TimeSpan.FromHours(1), time);

    private readonly byte[] _key = options.Value is { PersonKey: { Length: > 0 } key, IsKeyUsable: true } ? Convert.FromBase64String(key) : RandomNumberGenerator.GetBytes(32);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private DateOnly FirstDay => MondayOf(Today).AddDays(-7 * (Weeks - 1));

    private DateTimeOffset Since => new(FirstDay, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Who a person is on the desk: the same within one channel and one key, and nothing that leads back.</summary>
    public string HashOf(string channel, string person) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{channel}\n{person}")))[..12];

    /// <exception cref="Chat.StorageUnavailableException">The database is away.</exception>
    public async Task<DeskView> ReadAsync(CancellationToken cancellationToken)
    {
        await store.FlushAsync(time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        var questions = await QuestionsAsync(cancellationToken).ConfigureAwait(false);
        var feedback = await FeedbackAsync(cancellationToken).ConfigureAwait(false);
        var counts = await store.CountsAsync(FirstDay, cancellationToken).ConfigureAwait(false);
        var deliveries = await DeliveriesAsync(cancellationToken).ConfigureAwait(false);
        var corpus = searcher.Current.Corpus;
        var weeks = Enumerable.Range(0, Weeks).Select(number => FirstDay.AddDays(7 * number)).Select(monday => new DeskWeek(monday)
        {
            NotFound = questions.Count(one => one.Outcome == AnswerOutcome.NotFound && WeekOf(one.At) == monday),
            ClosestOnly = questions.Count(one => one.Outcome == AnswerOutcome.Closest && WeekOf(one.At) == monday),
            ThumbsUp = feedback.Count(one => one.IsHelpful && WeekOf(one.At) == monday),
            ThumbsDown = feedback.Count(one => !one.IsHelpful && WeekOf(one.At) == monday),
            QuotesChecked = Sum(DeskCount.QuoteChecked, monday),
            ReceiptsOpened = Sum(DeskCount.ReceiptOpened, monday),
            Sent = Delivered(DigestDeliveryStatus.Sent, monday),
            Failed = Delivered(DigestDeliveryStatus.Failed, monday),
            Unknown = Delivered(DigestDeliveryStatus.Unknown, monday),
            NothingNew = Delivered(DigestDeliveryStatus.NothingNew, monday),
        }).ToList();
        var read = counts.GroupBy(one => (one.Kind, one.Key)).Select(group => (group.Key.Kind, group.Key.Key, Count: group.Sum(one => one.Count))).OrderByDescending(one => one.Count)
            .ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        return new DeskView(
            weeks,
            [.. Unanswered(questions).Take(MaxShown).Select(Looked)],
            [.. Unhelpful(feedback, corpus).Take(MaxShown)],
            [.. read.Where(one => one.Kind == DeskCount.PassageShown).Take(MaxShown).Select(one => new DeskPassage(one.Key, Find(corpus, one.Key), one.Count))],
            [.. read.Where(one => one.Kind == DeskCount.ArticleOpened).Take(MaxShown).Select(one => (one.Key, one.Count))]);

        long Sum(DeskCount kind, DateOnly monday) => counts.Where(one => one.Kind == kind && MondayOf(one.Day) == monday).Sum(one => one.Count);
        int Delivered(DigestDeliveryStatus status, DateOnly monday) => deliveries.Where(one => one.Status == status && MondayOf(one.Day.ToDateOnly()) == monday).Sum(one => one.Count);
    }

    /// <summary>Questions without an answer in the weeks of the desk, newest first.</summary>
    public Task<IReadOnlyList<UnansweredQuestion>> QuestionsAsync(CancellationToken cancellationToken) => store.QuestionsAsync(Since, cancellationToken);

    /// <summary>Feedback in the weeks of the desk, newest first.</summary>
    public Task<IReadOnlyList<FeedbackEntry>> FeedbackAsync(CancellationToken cancellationToken) => store.FeedbackAsync(Since, cancellationToken);

    /// <summary>What was counted in the weeks of the desk.</summary>
    public Task<IReadOnlyList<(DateOnly Day, DeskCount Kind, string Key, long Count)>> CountsAsync(CancellationToken cancellationToken) => store.CountsAsync(FirstDay, cancellationToken);

    /// <summary>Deliveries in the weeks of the desk, by local day and state.</summary>
    public Task<IReadOnlyList<(LocalDate Day, DigestDeliveryStatus Status, int Count)>> DeliveriesAsync(CancellationToken cancellationToken) =>
        store.DeliveriesAsync(LocalDate.FromDateOnly(FirstDay), cancellationToken);

    /// <summary>What comes closest to a question in today's corpus.</summary>
    public Closest ClosestTo(string question)
    {
        var snapshot = searcher.Current;
        var key = $"{snapshot.Corpus.Revision}\n{question}";
        if (_closest.Find(key) is { } known)
        {
            return known;
        }

        var found = snapshot.Diagnose(new Question(question), 1) is { Passages: [var first, ..] } read ? new Closest(first.Passage, read.Outcome) : new Closest(null, AnswerOutcome.NotFound);
        _closest.Put(key, found);
        return found;
    }

    private IEnumerable<DeskIssue> Unanswered(IReadOnlyList<UnansweredQuestion> questions) => questions
        .GroupBy(one => Plain(one.Question), StringComparer.Ordinal)
        .Select(group => new DeskIssue(
            group.First().Question, group.Count(), group.Select(one => HashOf(one.Channel, one.Person)).Distinct().Count(), Day(group.Max(one => one.At)), null, null))
        .OrderByDescending(one => one.Times).ThenByDescending(one => one.Last).ThenBy(one => one.Words, StringComparer.Ordinal);

    private DeskIssue Looked(DeskIssue issue)
    {
        var closest = ClosestTo(issue.Words);
        return issue with { Closest = closest.Passage, Today = closest.Outcome };
    }

    private IEnumerable<DeskIssue> Unhelpful(IReadOnlyList<FeedbackEntry> feedback, Corpus corpus) => feedback
        .Where(one => !one.IsHelpful)
        .GroupBy(one => Plain(one.Question), StringComparer.Ordinal)
        .Select(group => new DeskIssue(
            group.First().Question,
            group.Count(),
            group.Select(one => HashOf(one.Conversation.Channel, one.Person)).Distinct().Count(),
            Day(group.Max(one => one.At)),
            group.SelectMany(one => one.Passages).Select(corpus.Find).OfType<Passage>().FirstOrDefault(),
            null,
            group.Select(one => one.Comment).FirstOrDefault(comment => comment is not null)))
        .OrderByDescending(one => one.Times).ThenByDescending(one => one.Last).ThenBy(one => one.Words, StringComparer.Ordinal);

    private static Passage? Find(Corpus corpus, string id) => PassageId.TryParse(id, out var passage) ? corpus.Find(passage) : null;

    private static string Plain(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('?', '.', '!').ToLower(CultureInfo.InvariantCulture);

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    private static DateOnly WeekOf(DateTimeOffset moment) => MondayOf(Day(moment));

    internal static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>What comes closest to a question.</summary>
/// <param name="Passage">Null where nothing does.</param>
/// <param name="Outcome">Whether it answers today.</param>
internal sealed record Closest(Passage? Passage, AnswerOutcome Outcome);
