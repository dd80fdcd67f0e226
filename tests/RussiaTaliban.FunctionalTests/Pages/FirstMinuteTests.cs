using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Tests;
using RussiaTaliban.Tests.Chat.Phrases;

namespace RussiaTaliban.FunctionalTests.Pages;

/// <summary>The 150 turns of new users over the chat page's own Direct Line: what is judged is the message that the page shows, and nothing else.</summary>
public sealed partial class FirstMinuteTests
{
    /// <summary>How many turns may come out wrong: as many as do. The goal is 4.</summary>
    private const int MostWrong = 33;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Turns_OfNewUsersOnTheChatPage_ComeOutRight()
    {
        await using var service = await RunningService.StartAsync(settings: new()
        {
            ["DirectLine:ConversationsPerMinute"] = "10000",
            ["DirectLine:ActivitiesPerMinute"] = "10000",
            ["DirectLine:ActivitiesPerAddressPerMinute"] = "10000",
        });
        var searcher = service.Services.GetRequiredService<LiveSearcher>();
        await searcher.Models.WaitAsync(TestContext.Current.CancellationToken);
        Starters.Prepare(searcher.Current, TestContext.Current.CancellationToken);
        var wrong = new List<string>();
        var count = 0;
        foreach (var turns in WantedTurn.Read(Path.Combine(Repository.Root, "tests", "RussiaTaliban.Tests", "Chat", "Phrases", "first-minute.jsonl")))
        {
            var (token, conversation, seen) = await BeginAsync(service.Http);
            foreach (var turn in turns)
            {
                count++;
                var text = await SayAsync(service.Http, token, conversation, turn.Said, seen);
                if (!turn.IsMetBy(OutcomesOf(text), PassagesOf(text)))
                {
                    wrong.Add($"{turn.Key} {turn.Said}: {string.Join(' ', OutcomesOf(text))} {string.Join(' ', PassagesOf(text))}, not {string.Join('|', turn.Wanted)}: {text[..Math.Min(120, text.Length)]}");
                }
            }
        }

        Assert.Equal(150, count);
        Assert.True(wrong.Count <= MostWrong, $"{wrong.Count} of {count}\n{string.Join('\n', wrong)}");
    }

    private static async Task<(string Token, string Conversation, HashSet<string> Seen)> BeginAsync(HttpClient http)
    {
        using var begun = await http.PostAsync("v3/directline/tokens/generate", null, TestContext.Current.CancellationToken);
        var token = (await ReadAsync(begun)).GetProperty("token").GetString()!;
        using var opened = await SendAsync(http, token, HttpMethod.Post, "v3/directline/conversations", null);
        var conversation = (await ReadAsync(opened)).GetProperty("conversationId").GetString()!;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await ReplyAsync(http, token, conversation, seen);
        return (token, conversation, seen);
    }

    private static async Task<string> SayAsync(HttpClient http, string token, string conversation, string said, HashSet<string> seen)
    {
        using var posted = await SendAsync(http, token, HttpMethod.Post, $"v3/directline/conversations/{conversation}/activities", new { type = "message", text = said, from = new { id = "reader" } });
        Assert.True(posted.IsSuccessStatusCode, $"{said}: {posted.StatusCode}");
        return await ReplyAsync(http, token, conversation, seen);
    }

    /// <summary>The last of what the bot has said, once there is something that was not seen; a conversation that was forgotten begins anew.</summary>
    private static async Task<string> ReplyAsync(HttpClient http, string token, string conversation, HashSet<string> seen)
    {
        for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < Patience;)
        {
            using var response = await SendAsync(http, token, HttpMethod.Get, $"v3/directline/conversations/{conversation}/activities", null);
            var replies = (await ReadAsync(response)).GetProperty("activities").EnumerateArray()
                .Where(activity => activity.GetProperty("type").GetString() == "message" && activity.GetProperty("from").GetProperty("role").GetString() == "bot")
                .Where(activity => seen.Add(activity.GetProperty("id").GetString()!))
                .Select(activity => activity.GetProperty("text").GetString()!).ToList();
            if (replies.Count > 0)
            {
                return replies[^1];
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"No reply came after {seen.Count} in {conversation}.");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string token, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    /// <summary>What a message of the page comes to, by its words.</summary>
    private static HashSet<string> OutcomesOf(string markdown)
    {
        var text = Backslash().Replace(markdown, "$1");
        bool Says(string words) => text.Contains(words, StringComparison.Ordinal);
        if (Enum.GetValues<SmallTalkKind>().Where(kind => text.StartsWith(Wording.SmallTalk(kind), StringComparison.Ordinal))
            .Select(kind => (SmallTalkKind?)kind).FirstOrDefault() is { } talk)
        {
            return OutcomesOf(talk);
        }

        return Says("✓ Verbatim") ? ["quote_verbatim"]
            : Says("≠ Altered") ? ["quote_altered"]
            : Says("✗ Not found") ? ["quote_absent"]
            : Says(Wording.NotFound) ? ["not_found", "off_topic", .. Says("Why:") ? ["why"] : Array.Empty<string>()]
            : Says(Wording.WhyTheseWords) || Says(Wording.WhyNoWords) ? ["why"]
            : Says(Wording.FurtherPassages) ? ["more", "answered"]
            : Says(Wording.Closest) || Says(Wording.ClosestSeveral) ? ["closest"]
            : Says("/q/") ? ["cite"]
            : Says(Wording.InShort) || text.StartsWith("**Summary", StringComparison.Ordinal) || text.StartsWith("**Daily summary", StringComparison.Ordinal) ? ["summary"]
            : Says("nothing to share yet") || Says(Wording.NothingAskedYet) ? ["ask_back"]
            : Says(Wording.NoMore) ? ["more", "not_found"]
            : Says("I cannot send a quote") ? ["share", "refuse"]
            // This page cannot deliver: whatever it says to a wish for deliveries, it says that or asks back.
            : Says("deliver") || Says("subscription") || text.StartsWith("At what time?", StringComparison.Ordinal) || text.StartsWith("On which days", StringComparison.Ordinal) ? ["schedule", "refuse", "ask_back"]
            : text.StartsWith("> ", StringComparison.Ordinal) || Says("The article gives two") ? ["answered", "open"]
            : About().IsMatch(text) ? ["about"]
            : text.Contains("\n> ", StringComparison.Ordinal) ? ["answered", "open"] : ["other"];
    }

    private static HashSet<string> OutcomesOf(SmallTalkKind kind) => kind switch
    {
        SmallTalkKind.Greeting or SmallTalkKind.Thanks or SmallTalkKind.Farewell or SmallTalkKind.Identity or SmallTalkKind.Chatter => ["chatter", "off_topic", .. kind == SmallTalkKind.Identity ? ["about"] : Array.Empty<string>()],
        SmallTalkKind.StartedOver => ["command"],
        SmallTalkKind.NothingAsked or SmallTalkKind.NothingShown or SmallTalkKind.Unclear => ["ask_back"],
        _ when kind.ToString().StartsWith("Feedback", StringComparison.Ordinal) => ["feedback"],
        _ when kind.ToString().StartsWith("Cannot", StringComparison.Ordinal) => ["refuse", "off_topic"],
        _ => ["privacy"],
    };

    /// <summary>The passages whose places are linked, in order.</summary>
    private static List<string> PassagesOf(string markdown) =>
        [.. Place().Matches(markdown).Select(match => $"{match.Groups["slug"].Value}/{match.Groups["place"].Value}").Distinct()];

    [GeneratedRegex(@"\\([^\w\s])", RegexOptions.CultureInvariant)]
    private static partial Regex Backslash();

    [GeneratedRegex(@"/read/(?<slug>[a-z0-9-]+)#p(?<place>\d+\.\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"^(I search \d|Ask a question in your own words|Who wrote|Where the article|When the article|The article|What the article|That section|How long|The version|There is no §)", RegexOptions.CultureInvariant)]
    private static partial Regex About();
}
