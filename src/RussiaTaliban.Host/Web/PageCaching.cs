using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace RussiaTaliban.Host.Web;

/// <summary>Pages that change only with the corpus or the program: a browser asks each time, and is told where nothing has changed.</summary>
internal static class PageCaching
{
    private static readonly string Program = typeof(PageCaching).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>The page, or 304 where the caller has this revision of it.</summary>
    public static IActionResult PageUnlessKnown(this PageModel page, string revision)
    {
        var tag = new EntityTagHeaderValue($"\"{revision[..16]}-{Program}\"", isWeak: true);
        page.Response.GetTypedHeaders().ETag = tag;
        page.Response.Headers.CacheControl = "no-cache";
        return page.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? new StatusCodeResult(StatusCodes.Status304NotModified)
            : page.Page();
    }
}
