using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace RussiaTaliban.Host.Web;

/// <summary>
/// The headers of every response: nothing is loaded from elsewhere, nobody may frame the page (except the chat, if <see cref="WidgetOptions"/> says so), no script but our files. Web Chat writes its styles into
/// the page as it runs, and draws icons from memory, so the chat page alone allows inline styles, images and workers from memory.
/// </summary>
internal static class SecurityHeaders
{
    private const string Common = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'self'";

    /// <summary>For every page and answer but the chat page.</summary>
    public const string Strict = Common + "; frame-ancestors 'none'; img-src 'self'; style-src 'self'";

    /// <summary>For the chat page. Some browsers do not take 'self' to include the WebSocket of the same host.</summary>
    /// <param name="request">The request for the page.</param>
    /// <param name="ancestors">Who may show the page in a frame, as <c>frame-ancestors</c> has it.</param>
    public static string ForChat(HttpRequest request, string ancestors) =>
        $"{Common}; frame-ancestors {ancestors}; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; worker-src blob:; "
        + $"connect-src 'self' {(request.IsHttps ? "wss" : "ws")}://{request.Host.ToUriComponent()}";

    /// <summary>Sets the headers; a page that needs another policy replaces it.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Strict;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });
}

/// <summary>Pages that change only with the corpus or the program: a browser asks each time, and learns whether anything has changed.</summary>
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

/// <summary>Makes files small for the way, once. Medium effort: what is left to gain would cost the first visitor seconds.</summary>
internal static class Compression
{
    private const int BrotliQuality = 5;

    public static byte[] Brotli(byte[] bytes)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, compressed, out var length, BrotliQuality, window: 22)
            ? compressed[..length]
            : throw new InvalidOperationException("The largest compressed length is not enough.");
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
