using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RussiaTaliban.Slack.Requests;

/// <summary>The two addresses of an installation, for an administrator's browser. Every ending is a page without script, image or style, which the site's policy allows.</summary>
internal static class InstallEndpoints
{
    private const string Cookie = "slack-install";

    /// <summary>Maps /slack/install and /slack/oauth where administrators install the app.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<SlackInstallations>().IsOn)
        {
            return;
        }

        endpoints.MapGet("/" + InstallFlow.InstallPath, BeginAsync);
        endpoints.MapGet("/" + InstallFlow.RedirectPath, EndAsync);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, InstallFlow flow, ReaderLinks links, IHostEnvironment environment, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await flow.BeginAsync(cancellationToken) is not var (address, secret))
        {
            return Unavailable(links);
        }

        context.Response.Cookies.Append(Cookie, secret, Options(links, environment, InstallFlow.Patience));
        return Results.Redirect(address.AbsoluteUri);
    }

    private static async Task<IResult> EndAsync(
        HttpContext context, InstallFlow flow, ReaderLinks links, IHostEnvironment environment, string? state, string? code, CancellationToken cancellationToken)
    {
        // Once only, whatever comes of it.
        var secret = context.Request.Cookies[Cookie];
        context.Response.Cookies.Delete(Cookie, Options(links, environment, life: null));
        context.Response.Headers.CacheControl = "no-store";
        return await flow.EndAsync(state, secret, code, cancellationToken) switch
        {
            InstallOutcome.Installed { Installation: { } one } => Page(
                StatusCodes.Status200OK, "The app is installed", $"{one.Name ?? one.Key} can now ask: invite the app to a channel, or write to it directly.", again: null),
            InstallOutcome.Declined => Page(
                StatusCodes.Status200OK, "The app was not installed", "You did not give your consent in Slack. Nothing was changed.", links.Page(InstallFlow.InstallPath)),
            InstallOutcome.NotAdmitted => Page(
                StatusCodes.Status403Forbidden, "This workspace is not served", "Whoever runs this service has not admitted your workspace. The app was removed from it again.", again: null),
            InstallOutcome.Refused refused => Page(
                StatusCodes.Status400BadRequest, "Slack refused the installation", $"Slack’s reason: {refused.Error}.", links.Page(InstallFlow.InstallPath)),
            InstallOutcome.Unavailable => Unavailable(links),
            _ => Page(
                StatusCodes.Status400BadRequest,
                "This link is no longer valid",
                "An installation has to be finished within ten minutes, in the browser in which it was begun.",
                links.Page(InstallFlow.InstallPath)),
        };
    }

    private static IResult Unavailable(ReaderLinks links) => Page(
        StatusCodes.Status503ServiceUnavailable,
        "The installation could not be finished",
        "Slack or the database of this service did not answer. Please try again in a few minutes.",
        links.Page(InstallFlow.InstallPath));

    // Lax, because Slack sends the browser back by a link; Secure except on a developer's machine.
    private static CookieOptions Options(ReaderLinks links, IHostEnvironment environment, TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = !environment.IsDevelopment(),
        SameSite = SameSiteMode.Lax,
        Path = links.Page(InstallFlow.RedirectPath).AbsolutePath,
        MaxAge = life,
        IsEssential = true,
    };

    private static IResult Page(int status, string title, string text, Uri? again)
    {
        var link = again is null ? "" : $"<p><a href=\"{HtmlEncoder.Default.Encode(again.AbsoluteUri)}\">Start again</a></p>";
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{HtmlEncoder.Default.Encode(title)}</title></head>
            <body><main><h1>{HtmlEncoder.Default.Encode(title)}</h1><p>{HtmlEncoder.Default.Encode(text)}</p>{link}</main></body>
            </html>
            """,
            "text/html; charset=utf-8",
            statusCode: status);
    }
}
