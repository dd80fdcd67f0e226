using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Host.Composition;

namespace RussiaTaliban.Tests.Host.Desk;

/// <summary>A service with a desk, and browsers that keep their cookies.</summary>
public sealed partial class DeskTests
{
    private static Dictionary<string, string?> WithProvider(FakeProvider provider, string editor) => new()
    {
        ["Desk:Token"] = null,
        ["Desk:Authority"] = provider.Authority,
        ["Desk:ClientId"] = FakeProvider.ClientId,
        ["Desk:ClientSecret"] = FakeProvider.ClientSecret,
        ["Desk:Editors:0"] = editor,
    };

    private static async Task<string> ThroughProviderAsync(HttpClient http)
    {
        using var challenge = await http.GetAsync("/desk/sign-in?handler=Provider", Cancel);
        using var back = await http.GetAsync(challenge.Headers.Location, Cancel);
        using var done = await http.GetAsync(back.Headers.Location, Cancel);
        return done.Headers.Location!.OriginalString;
    }

    private static HttpClient Browser(WebApplication app) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(app.Urls.First()) };

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string address, HttpContent? body = null)
    {
        using var response = body is null ? await http.GetAsync(address, Cancel) : await http.PostAsync(address, body, Cancel);
        return response.StatusCode;
    }

    private static async Task<string> FormTokenAsync(HttpClient http, string address) => FormToken().Match(await http.GetStringAsync(address, Cancel)).Groups[1].Value;

    private static async Task<HttpStatusCode> SignInAsync(HttpClient http, string token)
    {
        var form = await FormTokenAsync(http, "/desk/sign-in");
        return await StatusAsync(http, "/desk/sign-in", new FormUrlEncodedContent([new("token", token), new("__RequestVerificationToken", form)]));
    }

    private static async Task<string> AddAsync(HttpClient http, string? address, (string Name, string Text)? file)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await FormTokenAsync(http, "/desk")), "__RequestVerificationToken" } };
        if (address is not null)
        {
            form.Add(new StringContent(address), "address");
        }

        if (file is { } sent)
        {
            form.Add(new StringContent(sent.Text), "file", sent.Name);
        }

        using var response = await http.PostAsync("/desk", form, Cancel);
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    private static async Task<string> EventuallyAsync(HttpClient http, string address, Func<string, bool> isThere)
    {
        string page;
        while (!isThere(page = WebUtility.HtmlDecode(await http.GetStringAsync(address, Cancel))))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Cancel);
        }

        return page;
    }

    private static async Task<JsonElement> BeginAsync(HttpClient http, string user) => await PostAsync(http, "/v3/directline/conversations", Secret, new { user = new { id = user } });

    private static async Task SayAsync(HttpClient http, JsonElement conversation, string text)
    {
        var said = await TranscriptAsync(http, conversation);
        await PostAsync(http, $"/v3/directline/conversations/{conversation.GetProperty("conversationId").GetString()}/activities", conversation.GetProperty("token").GetString(),
            new { type = "message", text });
        var before = Answers(said);
        while (Answers(await TranscriptAsync(http, conversation)) == before)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
        }
    }

    private static int Answers(string transcript)
    {
        using var set = JsonDocument.Parse(transcript);
        return set.RootElement.GetProperty("activities").EnumerateArray()
            .Count(activity => activity.GetProperty("type").GetString() == "message" && activity.GetProperty("from").GetProperty("id").GetString() == "russia-taliban");
    }

    private static async Task<string> TranscriptAsync(HttpClient http, JsonElement conversation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v3/directline/conversations/{conversation.GetProperty("conversationId").GetString()}/activities");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", conversation.GetProperty("token").GetString());
        using var response = await http.SendAsync(request, Cancel);
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string address, string? token, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, Cancel);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement;
    }

    private async Task<WebApplication> StartAsync(Dictionary<string, string?> settings, string? corpus = null)
    {
        var app = Build(settings, corpus);
        await app.Services.GetRequiredService<LiveSearcher>().ReloadAsync(Cancel);
        await app.StartAsync(Cancel);
        return app;
    }

    private WebApplication Build(Dictionary<string, string?> settings, string? corpus = null)
    {
        var all = new Dictionary<string, string?>
        {
            ["Desk:Enabled"] = "true",
            ["Desk:Token"] = Token,
            ["BotFramework:Enabled"] = "false",
            ["DirectLine:Enabled"] = "true",
            ["DirectLine:Secret"] = Secret,
            ["Models:EncoderEnabled"] = "false",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return ServiceHost.Build(
            new ServiceSettings(corpus ?? Repository.Corpus) { Urls = "http://127.0.0.1:0", Environment = "Production", DataDirectory = Path.Combine(_folder.Path, "data"), Configuration = all },
            builder => builder.Logging.ClearProviders());
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
