using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Host.Web;

namespace RussiaTaliban.Host.Pages;

/// <summary>All articles of the corpus.</summary>
public sealed class ArticlesModel(LiveSearcher searcher) : PageModel
{
    public Corpus Corpus { get; } = searcher.Current.Corpus;

    public IActionResult OnGet() => this.PageUnlessKnown(Corpus.Revision);
}
