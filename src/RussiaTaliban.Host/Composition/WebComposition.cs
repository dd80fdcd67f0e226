using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using RussiaTaliban.BotFramework.Bot;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Host.Web;
using RussiaTaliban.WebChat.Rendering;

namespace RussiaTaliban.Host.Composition;

/// <summary>What a browser meets: the chat page, the reader pages, and how replies look in Web Chat.</summary>
internal static class WebComposition
{
    public static void AddWeb(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRazorPages();

        // Keys of forms and sign-ins end with the process unless a folder keeps them: only the desk has any.
        if (!EncryptionOptions.IsOn(builder.Configuration))
        {
            builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        }

        // Text of any script stays readable in the page's source; markup is escaped all the same.
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddSingleton(_ => new PageAssets(Path.Combine(AppContext.BaseDirectory, "wwwroot")));
        builder.Services.TryAddSingleton(services => new ReaderLinks(() => services.GetRequiredService<PublicAddress>().Value));
        builder.Services.AddSingleton<IActivityRenderer, WebChatRenderer>();
        builder.Services.AddSingleton<IValidateOptions<WidgetOptions>, WidgetOptionsValidator>();
        builder.Services.AddOptions<WidgetOptions>().Bind(builder.Configuration.GetSection(WidgetOptions.Section)).ValidateOnStart();
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseProxy();
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute("/missing");
        app.Use((context, next) =>
        {
            context.Features.GetRequiredFeature<IStatusCodePagesFeature>().Enabled = IsForPeople(context.Request);
            return next(context);
        });
        app.UseWebSockets();
        app.UseDesk();
    }

    public static void MapWeb(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapReading("/feed.atom", (HttpContext context, LiveSearcher searcher, ReaderLinks links) => CorpusFeed.Serve(context, searcher.Current.Corpus, links));
        app.MapReading("/widget.js", (HttpContext context, PageAssets assets) => assets.Serve(context, version: "", "widget.js"));
        app.MapReading("/assets/{version}/{name}", (HttpContext context, string version, string name, PageAssets assets) => assets.Serve(context, version, name));
    }

    /// <summary>Whether somebody reads the answer: programs that call an endpoint are better served by a bare status.</summary>
    private static bool IsForPeople(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
