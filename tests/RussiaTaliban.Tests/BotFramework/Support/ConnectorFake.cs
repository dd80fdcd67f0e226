using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Tests.BotFramework.Support;

/// <summary>A Connector on Kestrel that keeps what it is sent. What it answers can be set, per request.</summary>
internal sealed class ConnectorFake : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ConnectorRequest> _taken = new();
    private int _requests;

    private ConnectorFake(WebApplication app) => _app = app;

    /// <summary>Answers in the place of the usual 200; null lets the usual one stand. Is told how many requests came before.</summary>
    public Func<ConnectorRequest, int, HttpContext, Task<bool>>? Instead { get; set; }

    public string ServiceUrl => _app.Urls.First() + "/";

    public int Requests => _requests;

    /// <summary>What was taken, in order; refused requests are not in it.</summary>
    public IReadOnlyList<ConnectorRequest> Taken => [.. _taken];

    public static async Task<ConnectorFake> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new ConnectorFake(app);
        app.Run(fake.AnswerAsync);
        await app.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        var request = new ConnectorRequest(
            context.Request.Method,
            context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
            text.Length == 0 ? null : JsonDocument.Parse(text).RootElement,
            context.Request.Headers.Authorization);
        var before = Interlocked.Increment(ref _requests) - 1;
        if (Instead is { } instead && await instead(request, before, context))
        {
            return;
        }

        _taken.Enqueue(request);
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"id":"sent-{{_taken.Count}}"}""");
    }
}
