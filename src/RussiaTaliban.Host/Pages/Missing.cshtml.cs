using Microsoft.AspNetCore.Mvc.RazorPages;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Host.Pages;

/// <summary>The page for every address that does not exist.</summary>
public sealed class MissingModel(LiveSearcher searcher) : PageModel
{
    private const int MaxArticles = 5;

    /// <summary>Some articles that are there.</summary>
    public IReadOnlyList<Article> Articles { get; } = [.. searcher.Current.Corpus.Articles.Take(MaxArticles)];

    public void OnGet() => Response.StatusCode = StatusCodes.Status404NotFound;
}
