namespace RussiaTaliban.Host.Web;

/// <summary>
/// What browsers are told about every answer: nothing comes from elsewhere, nobody frames it, no script but our files. Web Chat writes its styles into
/// the page as it runs, and draws icons from memory, so the chat page alone allows inline styles, images and workers from memory.
/// </summary>
internal static class SecurityHeaders
{
    private const string Common =
        "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>For every page and answer but the chat page.</summary>
    public const string Strict = Common + "; img-src 'self'; style-src 'self'";

    /// <summary>For the chat page. Some browsers do not take 'self' to include the WebSocket of the same host.</summary>
    public static string ForChat(HttpRequest request) =>
        $"{Common}; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; worker-src blob:; connect-src 'self' {(request.IsHttps ? "wss" : "ws")}://{request.Host.ToUriComponent()}";

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
