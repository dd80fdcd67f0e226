using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Endpoint;
using RussiaTaliban.Chat.Inbox;

namespace RussiaTaliban.Tests.BotFramework.Support;

/// <summary>The real endpoint on Kestrel, with a handler of the test's.</summary>
internal sealed class MessagesService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private MessagesService(WebApplication app, CapturedLog log)
    {
        _app = app;
        Captured = log;
    }

    public HttpClient Client { get; } = new();

    public IServiceProvider Services => _app.Services;

    public CapturedLog Captured { get; }

    public static async Task<MessagesService> StartAsync(
        IBot bot, IReadOnlyDictionary<string, string?> settings, TimeProvider? time = null, string environment = "Development",
        Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var log = new CapturedLog();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(pair => "BotFramework:" + pair.Key, pair => pair.Value));
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddSingleton(bot);
        builder.Services.AddBotFramework(builder.Configuration.GetSection(BotFrameworkOptions.Section));
        builder.Services.Replace(ServiceDescriptor.Singleton<ServiceClientCredentialsFactory>(new CredentialsFake()));
        if (time is InstantTime)
        {
            // Its clock jumps with each wait of anybody: a loop that waits between its rounds would turn it without end, and what is kept for a while would be too old at once.
            builder.Services.Replace(ServiceDescriptor.Singleton<IInbox>(new InMemoryInbox(TimeProvider.System)));
            builder.Services.Replace(ServiceDescriptor.Singleton(services => ActivatorUtilities.CreateInstance<KeptMessages>(services, TimeProvider.System)));
        }

        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapBotFramework();
        await app.StartAsync();
        return new MessagesService(app, log);
    }

    public async Task<HttpResponseMessage> PostAsync(string body, string? authorization = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _app.Urls.First() + BotFrameworkExtensions.Path)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await Client.SendAsync(request);
    }

    /// <summary>Sends the beginning of a body of no said length and no more of it, and waits for the status all the same.</summary>
    public async Task<HttpStatusCode> PostEndlesslyAsync(string beginning, string? authorization = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        var address = new Uri(_app.Urls.First());
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, patience.Token);
        await using var stream = client.GetStream();
        var header = authorization is null ? "" : $"Authorization: {authorization}\r\n";
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {BotFrameworkExtensions.Path} HTTP/1.1\r\nHost: {address.Authority}\r\n{header}"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + $"{beginning.Length:x}\r\n{beginning}\r\n"),
            patience.Token);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var status = await reader.ReadLineAsync(patience.Token);
        return (HttpStatusCode)int.Parse(status!.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Stops the service, which finishes the turns that it has taken in.</summary>
    public Task StopAsync() => StopAsync(TestContext.Current.CancellationToken);

    /// <summary>The same for as long as there is time; what is not finished then is cut off.</summary>
    public Task StopAsync(CancellationToken limit) => _app.StopAsync(limit);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
