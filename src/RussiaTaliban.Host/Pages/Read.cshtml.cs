using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Host.Web;

namespace RussiaTaliban.Host.Pages;

/// <summary>A page with an article. Every paragraph has an address, <c>#p2.1</c>, and every section one, <c>#s2</c>.</summary>
public sealed class ReadModel(LiveSearcher searcher) : PageModel
{
    /// <summary>The article; set where the page is shown.</summary>
    public Article Article { get; private set; } = null!;

    public IActionResult OnGet(string slug)
    {
        if (searcher.Current.Corpus.FindArticle(slug) is not { } article)
        {
            return NotFound();
        }

        Article = article;
        return this.PageUnlessKnown(article.Revision);
    }

    /// <summary><c>§2</c>, or a paragraph sign for the lead.</summary>
    public static string Mark(Section section) => section.Heading is null ? "¶" : string.Create(CultureInfo.InvariantCulture, $"§{section.Number}");

    /// <summary>Whether every space can be shown as it stands; a paragraph that its file breaks into lines is set anew instead.</summary>
    public static bool IsOneLine(Passage passage) => passage.Text.AsSpan().IndexOfAny('\n', '\r') < 0;
}
