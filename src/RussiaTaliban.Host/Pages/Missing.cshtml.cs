using Microsoft.AspNetCore.Mvc.RazorPages;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Host.Pages;

/// <summary>What stands at every address where nothing else does.</summary>
public sealed class MissingModel(LiveSearcher searcher) : PageModel
{
    private const int MaxArticles = 5;

    /// <summary>Some articles that are there.</summary>
    public IReadOnlyList<Article> Articles { get; } = [.. searcher.Current.Corpus.Articles.Take(MaxArticles)];

    public void OnGet() => Response.StatusCode = StatusCodes.Status404NotFound;
}
