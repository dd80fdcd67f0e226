using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Host.Web;
using RussiaTaliban.WebChat.DirectLine;

namespace RussiaTaliban.Host.Pages;

/// <summary>The chat page.</summary>
public sealed class IndexModel(LiveSearcher searcher, IServiceProvider services) : PageModel
{
    private const int MaxChoosable = 200;

    /// <summary>True where the page is shown in a frame of another site: without the service's own head.</summary>
    public bool IsEmbedded => Request.Query.ContainsKey("embed");

    /// <summary>Whether this visitor may chat here.</summary>
    public bool HasChat => HttpContext.MayBeginConversation();

    public string DirectLinePath => Request.PathBase + DirectLineExtensions.Path;

    /// <summary>The articles that can be chosen to be asked, newest first; none where there are too many to choose from.</summary>
    public IReadOnlyList<Article> Choosable => Corpus.Articles.Count > MaxChoosable
        ? []
        : [.. Corpus.Articles.OrderByDescending(article => article.Published).ThenBy(article => article.Slug, StringComparer.Ordinal)];

    /// <summary>What is searched: the article's title where there is but one, else how many there are.</summary>
    public string Scope => Corpus.Articles is [var only]
        ? $"{only.Title}, {Wording.Count(Corpus.Passages.Count, "paragraph", "paragraphs")}"
        : $"{Wording.Count(Corpus.Articles.Count, "article", "articles")}, {Wording.Count(Corpus.Passages.Count, "paragraph", "paragraphs")}";

    private Corpus Corpus => searcher.Current.Corpus;

    public void OnGet()
    {
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.ForChat(Request, services.GetRequiredService<IOptions<WidgetOptions>>().Value.FrameAncestors);
        Response.Headers.CacheControl = "no-cache";
    }
}
