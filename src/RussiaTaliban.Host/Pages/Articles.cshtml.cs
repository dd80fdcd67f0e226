using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RussiaTaliban.BotFramework.Endpoint;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Host.Web;

namespace RussiaTaliban.Host.Pages;

/// <summary>The articles of the corpus, and the passages that a question finds in them: by words, day, source and language.</summary>
public sealed class ArticlesModel(LiveSearcher searcher, IServiceProvider services) : PageModel
{
    /// <summary>Articles or passages on a page.</summary>
    public const int PageSize = 20;

    private const int MaxHits = 200;

    private readonly Searcher _snapshot = searcher.Current;
    private PassagesReply? _reply;

    /// <summary>The question; empty for the list of articles.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Question { get; set; }

    /// <summary>Only articles of this source; empty for all.</summary>
    [BindProperty(SupportsGet = true, Name = "source")]
    public string? Source { get; set; }

    /// <summary>Only articles in this language; empty for all.</summary>
    [BindProperty(SupportsGet = true, Name = "language")]
    public string? Language { get; set; }

    /// <summary>Only articles of this day and later, <c>2025-07-04</c>; anything else is no day and asks nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    /// <summary>Only articles of this day and earlier.</summary>
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    /// <summary>Which page, from 1. (Razor Pages keeps the name <c>page</c> for itself.)</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public string? Number { get; set; }

    public Corpus Corpus => _snapshot.Corpus;

    /// <summary>The sources that there are.</summary>
    public IReadOnlyList<string> Sources => [.. Corpus.Articles.Select(article => article.Source).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The languages that there are.</summary>
    public IReadOnlyList<string> Languages => [.. Corpus.Articles.Select(article => article.Language).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>True if a day, source or language is chosen.</summary>
    public bool IsFiltered => new[] { Source, Language, From, To }.Any(value => !string.IsNullOrEmpty(value));

    /// <summary>True if there is something to choose from.</summary>
    public bool HasFilters => Sources.Count > 1 || Languages.Count > 1 || Corpus.Articles.Any(article => article.Published is not null);

    /// <summary>What the search says of the question; null if none was asked.</summary>
    public Answer? Answer { get; private set; }

    /// <summary>The passages of this page.</summary>
    public IReadOnlyList<Hit> Hits { get; private set; } = [];

    /// <summary>The articles of this page.</summary>
    public IReadOnlyList<Article> Articles { get; private set; } = [];

    /// <summary>How many there are on all pages.</summary>
    public int Found { get; private set; }

    /// <summary>This page's number, from 1.</summary>
    public int PageNumber { get; private set; } = 1;

    /// <summary>How many pages there are; at least 1.</summary>
    public int Pages { get; private set; } = 1;

    /// <summary>The number of the first of this page among all, from 1.</summary>
    public int Start { get; private set; } = 1;

    /// <summary>What stands above the passages.</summary>
    public string Verdict =>
        _reply is not { } reply ? (IsFiltered ? "Nothing was found in the articles that you chose." : Wording.NotFound)
        : PageNumber > 1 ? Wording.FurtherPassages
        : reply.Answer.Outcome == AnswerOutcome.Closest ? (reply.Shown.Count == 1 ? Wording.Closest : Wording.ClosestSeveral)
        : Wording.Count(reply.Shown.Count, "passage", "passages");

    /// <summary>That the first passages contradict each other; null where they do not, and on further pages.</summary>
    public string? Differing => _reply is { } reply && PageNumber == 1 ? Wording.Differing(reply) : null;

    /// <summary>For who sits at this machine: the files that are no articles, or only in part; empty for everybody else.</summary>
    public IReadOnlyList<CorpusFault> Faults => services.GetService<LocalCallers>()?.Sent(HttpContext) == true ? [.. searcher.Faults, .. searcher.Remarks] : [];

    public IActionResult OnGet()
    {
        Question = Question?.Trim();
        var chosen = Corpus.Articles.Where(IsChosen).ToHashSet();
        if (Question is { Length: > 0 and <= IntentReader.MaxLength })
        {
            // No article chosen would ask all of them.
            Answer = IsFiltered && chosen.Count == 0 ? new Answer(AnswerOutcome.NotFound, [])
                : _snapshot.Ask(new Question(Question) { Take = MaxHits, Articles = IsFiltered ? [.. chosen.Select(article => article.Slug)] : [] });
            _reply = Answer.Hits.Count > 0 ? new PassagesReply(Question, Answer) : null;

            // What says something on the question comes first; the others follow on further pages.
            Hits = PageOf(Answer.Hits, _reply?.Shown.Count ?? 0);
            Response.Headers.CacheControl = "no-cache";
            return Page();
        }

        Articles = PageOf([.. chosen.OrderByDescending(article => article.Published).ThenBy(article => article.Slug, StringComparer.Ordinal)], PageSize);
        if (Faults.Count > 0)
        {
            // They change without the corpus.
            Response.Headers.CacheControl = "no-cache";
            return Page();
        }

        return this.PageUnlessKnown(Corpus.Revision);
    }

    /// <summary>The address of another page of the same list.</summary>
    public string Address(int page)
    {
        var query = new Dictionary<string, string?> { ["q"] = Question, ["source"] = Source, ["language"] = Language, ["from"] = From, ["to"] = To, ["p"] = page == 1 ? null : page.ToString(CultureInfo.InvariantCulture) };
        return Request.Path + QueryString.Create(query.Where(part => !string.IsNullOrEmpty(part.Value)));
    }

    /// <summary>True for a passage that is folded to its marked sentence: every one that the chat would not show whole.</summary>
    public bool IsFolded(Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return PassagePieces.CanFold(hit.Passage.Text, hit.Highlights) && _reply?.IsWhole(hit) != true;
    }

    /// <summary>A folded passage in parts, each marked or not.</summary>
    public static IEnumerable<(string Text, bool IsMarked)> Folded(Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return PassagePieces.Folded(hit.Passage.Text, hit.Highlights);
    }

    /// <summary>A passage in parts, each marked or not.</summary>
    public static IEnumerable<(string Text, bool IsMarked)> Parts(Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        var position = 0;
        foreach (var span in hit.Highlights)
        {
            yield return (hit.Passage.Text[position..span.Start], false);
            yield return (span.Of(hit.Passage.Text), true);
            position = span.End;
        }

        yield return (hit.Passage.Text[position..], false);
    }

    /// <summary>What stands on the page that is asked for.</summary>
    /// <param name="all">All that there is, in order.</param>
    /// <param name="first">How many of them stand on the first page, if no more than on any other.</param>
    private IReadOnlyList<T> PageOf<T>(IReadOnlyList<T> all, int first)
    {
        first = Math.Min(first, PageSize);
        Found = all.Count;
        Pages = 1 + ((Math.Max(0, all.Count - first) + PageSize - 1) / PageSize);
        PageNumber = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, Pages) : 1;
        var before = PageNumber == 1 ? 0 : first + ((PageNumber - 2) * PageSize);
        Start = before + 1;
        return [.. all.Skip(before).Take(PageNumber == 1 ? first : PageSize)];
    }

    private bool IsChosen(Article article) =>
        (string.IsNullOrEmpty(Source) || article.Source == Source)
        && (string.IsNullOrEmpty(Language) || article.Language == Language)
        && (Day(From) is not { } from || article.Published >= from)
        && (Day(To) is not { } to || article.Published <= to);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
