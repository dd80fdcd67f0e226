using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Desk;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Host.Desk;
using RussiaTaliban.Host.Web;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Host.Composition;

/// <summary>The editors' desk. Where it is off, nothing of it is there: no page, no note, no question that is kept.</summary>
internal static class DeskComposition
{
    private const string Path = "/desk";

    /// <summary>How long notes wait in the process before they are written.</summary>
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(5);

    public static void AddDesk(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<DeskOptions>, DeskOptionsValidator>();
        services.AddOptions<DeskOptions>().Bind(builder.Configuration.GetSection(DeskOptions.Section)).ValidateOnStart();
        if (!DeskOptions.IsOn(builder.Configuration))
        {
            return;
        }

        services.AddSingleton<DeskStore>();
        services.AddSingleton<IDeskNotes>(provider => provider.GetRequiredService<DeskStore>());
        services.AddSingleton<IPersonalCache>(provider => provider.GetRequiredService<DeskStore>());
        services.AddSingleton<DeskReader>();
        services.AddSingleton<DeskAdding>();
        services.AddHostedService<DeskFlush>();
        services.Configure<RazorPagesOptions>(pages => pages.Conventions.AuthorizeFolder("/Desk", DeskSignIn.Policy).AllowAnonymousToPage("/Desk/SignIn"));
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "desk-form";
            forms.Cookie.Path = Path;
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.SuppressXFrameOptionsHeader = true;
        });
        DeskSignIn.Add(services, builder.Configuration.GetSection(DeskOptions.Section).Get<DeskOptions>()!);
    }

    /// <summary>After the proxy's headers are read, and before the pages.</summary>
    public static void UseDesk(this WebApplication app)
    {
        var isOn = app.Services.GetRequiredService<IOptions<DeskOptions>>().Value.Enabled;
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase))
            {
                return next(context);
            }

            if (!isOn)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            context.Response.Headers.CacheControl = "no-store";
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = context.RequestServices.GetRequiredService<DeskAdding>().MaxRequestBytes;
            }

            return next(context);
        });
        if (isOn)
        {
            app.UseAuthentication();
            app.UseAuthorization();
            app.Use(CountAsync);
        }
    }

    public static void MapDesk(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<DeskOptions>>().Value.Enabled)
        {
            return;
        }

        app.MapReading("/desk/{table}.csv", async Task<IResult> (string table, DeskReader desk, CancellationToken cancellationToken) =>
        {
            try
            {
                return DeskCsv.Tables.TryGetValue(table, out var rows)
                    ? Results.File(DeskCsv.Write(await rows(desk, cancellationToken).ConfigureAwait(false)), "text/csv; charset=utf-8", $"{table}.csv")
                    : Results.NotFound();
            }
            catch (StorageUnavailableException)
            {
                return Results.Text("The database is unavailable right now. Please try again in a few minutes.", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).RequireAuthorization(DeskSignIn.Policy);
    }

    /// <summary>Counts pages that were opened, by their address alone.</summary>
    private static async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        await next(context).ConfigureAwait(false);
        if (HttpMethods.IsGet(context.Request.Method)
            && context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified
            && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
        {
            var notes = context.RequestServices.GetRequiredService<IDeskNotes>();
            switch (page.ViewEnginePath)
            {
                case "/Receipt":
                    notes.Count(DeskCount.ReceiptOpened, "");
                    break;
                case "/Read" when context.Request.RouteValues["slug"] is string slug:
                    notes.Count(DeskCount.ArticleOpened, slug);
                    break;
            }
        }
    }

    /// <summary>Writes notes every few seconds, and what is left at the end.</summary>
    private sealed class DeskFlush(DeskStore store, TimeProvider time) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await Task.Delay(FlushEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await store.FlushAsync(time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
