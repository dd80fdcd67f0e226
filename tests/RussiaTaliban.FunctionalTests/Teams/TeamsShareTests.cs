using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.FunctionalTests.Slack;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Teams;

/// <summary>Sharing in Teams over the real wire: to whom, to whom not, and what is said where it cannot be.</summary>
public sealed class TeamsShareTests
{
    private const string Question = "why did Russia recognize the Taliban?";
    private const string Hostile = "<at>Everyone</at> **bold** [x](https://evil.example.org) \"}],\"type\":\"Action.Submit\"";

    [Fact]
    public async Task Share_ByNameByCardAndToATeam_ArrivesWithNoteAndReceipt()
    {
        await using var world = await AskedAsync();

        Assert.Contains("Shared with Plans.", await world.SayAsync("home", "share that with plans: " + Hostile), StringComparison.Ordinal);
        var (to, posted) = Assert.Single(world.Posted);
        Assert.Equal("plans", to);
        var json = posted.GetRawText();
        Assert.Contains("ann shared a quote", json, StringComparison.Ordinal);
        Assert.Contains(Question, json, StringComparison.Ordinal);
        Assert.Contains("Verbatim extract", json, StringComparison.Ordinal);
        Assert.Contains(world.Service.Address + "q/", json, StringComparison.Ordinal);
        var runs = Runs(posted).ToList();
        Assert.Contains(Hostile, runs);
        Assert.Contains(world.Service.Ask(Question).Hits[0].Passage.Text, runs);

        var form = await world.SayAsync("home", "share that");
        Assert.Contains("Wire (Desk)", form, StringComparison.Ordinal);
        var intent = new JsonObject { ["intent"] = """{"do":"share","passage":"russia-taliban/2.1"}""", ["place"] = "desk-wire", ["note"] = "look" };
        Assert.Contains("Shared with Wire (Desk).", await world.SayAsync("home", "", value: intent), StringComparison.Ordinal);
        Assert.Equal("desk-wire", world.Posted[^1].Conversation);

        Assert.Contains("Shared with General (Desk).", await world.SayAsync("home", "share that with the Desk team"), StringComparison.Ordinal);
        Assert.Equal("desk", world.Posted[^1].Conversation);
    }

    [Fact]
    public async Task Button_WhoseClientStopsWaiting_IsAnsweredAllTheSame()
    {
        await using var world = await AskedAsync();
        world.RosterDelay = TimeSpan.FromSeconds(1);
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var data = new JsonObject { ["intent"] = """{"do":"share","passage":"russia-taliban/2.1"}""", ["place"] = "plans" };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            world.InvokeImpatientlyAsync("adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["data"] = data } }, id: null, impatient.Token));

        await Eventually.TrueAsync(() => world.Posted.Count == 2);
        Assert.Equal(["plans", "home"], world.Posted.Select(posted => posted.Conversation));
        Assert.Equal("Shared with Plans.", world.Posted[1].Activity.GetProperty("text").GetString());
    }

    /// <summary>Teams delivers a button again that it has waited too long for, while the first is still at work.</summary>
    [Fact]
    public async Task Button_DeliveredAgainWhileTheFirstStillRuns_IsOneShareAndOneReceipt()
    {
        await using var world = await AskedAsync();
        world.RosterDelay = TimeSpan.FromSeconds(1);
        var value = new JsonObject
        {
            ["action"] = new JsonObject { ["data"] = new JsonObject { ["intent"] = """{"do":"share","passage":"russia-taliban/2.1"}""", ["place"] = "plans" } },
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.InvokeAsync("adaptiveCard/action", value, id: "again")));
        await world.Service.StopAsync();

        Assert.Single(answers.Select(answer => answer.GetRawText()).Distinct());
        Assert.Equal(["plans", "home"], world.Posted.Select(posted => posted.Conversation));
        Assert.Single(Receipts(world.Posted[0].Activity));
    }

    [Fact]
    public async Task Share_WhereTheSharerIsNot_IsRefusedAtThatMoment()
    {
        await using var world = await AskedAsync();
        await world.AddedAsync("secret", "groupChat", "Secret");
        await world.AddedAsync("abroad", "groupChat", "Abroad", tenant: "tenant-2");
        world.Members["secret"] = ["bob"];
        world.Members["abroad"] = ["ann"];

        foreach (var closed in new[] { "Secret", "secret", "Abroad", "abroad", "Nowhere" })
        {
            var answer = await world.SayAsync("home", "share that with " + closed);
            Assert.Contains($"I can’t share with {closed}: it must be a conversation that both you and I are in.", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("\"title\":\"Secret\"", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("\"title\":\"Abroad\"", answer, StringComparison.Ordinal);
        }

        world.Members["plans"].Remove("ann");
        Assert.Contains("I can’t share with plans", await world.SayAsync("home", "share that with plans"), StringComparison.Ordinal);
        Assert.Empty(world.Posted);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task Share_WhereTheRosterDoesNotTell_SharesNothingAndSaysSo(int status)
    {
        await using var world = await AskedAsync();
        world.RosterStatus = status;

        Assert.Contains("I could not find out whether you are in plans, so I shared nothing.", await world.SayAsync("home", "share that with plans"), StringComparison.Ordinal);
        Assert.Contains("I could not find out which conversations you are in", await world.SayAsync("home", "share that"), StringComparison.Ordinal);
        Assert.Empty(world.Posted);
    }

    [Fact]
    public async Task Bot_ThatWasRemoved_SharesThereNoMore()
    {
        await using var world = await AskedAsync();
        await world.RemovedAsync("plans", "groupChat");
        Assert.Contains("I can’t share with plans", await world.SayAsync("home", "share that with plans"), StringComparison.Ordinal);
        Assert.Contains("Shared with Wire (Desk).", await world.SayAsync("home", "share that with wire"), StringComparison.Ordinal);

        await world.RemovedAsync("desk", "channel", team: "desk");
        Assert.Contains("I can’t share with wire", await world.SayAsync("home", "share that with wire"), StringComparison.Ordinal);
        Assert.Single(world.Posted);
    }

    [Fact]
    public async Task Names_FollowWhatTeamsTells_AndOutlastMessagesThatDoNotSay()
    {
        await using var world = await AskedAsync();
        await world.AddedAsync("plans", "groupChat", "Budget");
        await world.SayAsync("plans", "help", person: "bob", kind: "groupChat");
        await world.HappensAsync("desk", Event("teamRenamed", new JsonObject { ["id"] = "desk", ["name"] = "Newsroom" }));

        Assert.Contains("Shared with Budget.", await world.SayAsync("home", "share that with budget"), StringComparison.Ordinal);
        Assert.Contains("Shared with Wire (Newsroom).", await world.SayAsync("home", "share that with Newsroom/Wire"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_ThatIsDeletedOrLeft_IsForgotten_AndItsTeamIsNot()
    {
        await using var world = await AskedAsync();
        var store = world.Service.Services.GetRequiredService<IConversationReferenceStore>();
        await world.SayAsync("home", "share that with wire");
        Assert.NotNull(await FindAsync("desk-wire"));

        await world.HappensAsync("desk", Event("channelDeleted", new JsonObject { ["id"] = "desk" }, new JsonObject { ["id"] = "desk-wire" }));
        Assert.Null(await FindAsync("desk-wire"));
        await world.AddedAsync("desk-secret", "channel", team: "desk");
        var left = Event("channelMemberRemoved", new JsonObject { ["id"] = "desk" }, new JsonObject { ["id"] = "desk-secret", ["type"] = "private" });
        left["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "bot" });
        await world.HappensAsync("desk-secret", left);
        Assert.Null(await FindAsync("desk-secret"));
        Assert.NotNull(await FindAsync("desk"));

        await world.HappensAsync("desk", Event("teamDeleted", new JsonObject { ["id"] = "desk" }));
        Assert.Null(await FindAsync("desk"));

        Task<KnownConversation?> FindAsync(string id) => store.FindAsync(new ConversationAddress("msteams", id), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Share_WhereOthersReadAlong_NamesNothingThatIsNewsToThem()
    {
        await using var world = await AskedAsync("desk", "channel");

        var form = await world.SayAsync("desk", "share that", kind: "channel");
        Assert.Contains("Wire (Desk)", form, StringComparison.Ordinal);
        Assert.DoesNotContain("Plans", form, StringComparison.Ordinal);
        Assert.Contains("Shared with Plans.", await world.SayAsync("desk", "share that with plans", kind: "channel"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Share_WithTheStoreAway_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var damaged = folder.Write("damaged.db", string.Concat(Enumerable.Repeat("this is no database ", 500)));
        await using var world = await AskedAsync(settings: new() { ["Storage:Provider"] = "Sqlite", ["Storage:ConnectionString"] = $"Data Source={damaged}" });

        Assert.Contains("so I shared nothing. Please try again.", await world.SayAsync("home", "share that with plans"), StringComparison.Ordinal);
        Assert.Contains("I can’t save a receipt right now", await world.SayAsync("home", "cite that"), StringComparison.Ordinal);
        Assert.Empty(world.Posted);
    }

    private static JsonObject Event(string type, JsonObject team, JsonObject? channel = null) => new()
    {
        ["type"] = "conversationUpdate",
        ["conversation"] = new JsonObject { ["conversationType"] = "channel", ["tenantId"] = TeamsWorld.Tenant },
        ["channelData"] = new JsonObject { ["eventType"] = type, ["team"] = team, ["channel"] = channel },
    };

    /// <summary>Ann is in the group chat Plans and in the team Desk, and has had an answer.</summary>
    private static async Task<TeamsWorld> AskedAsync(string where = "home", string kind = "personal", Dictionary<string, string?>? settings = null)
    {
        var world = await TeamsWorld.StartAsync(settings);
        await world.AddedAsync("plans", "groupChat", "Plans");
        await world.AddedAsync("desk", "channel", team: "desk", teamName: "Desk");
        world.Members["plans"] = ["ann", "bob"];
        world.Members["desk"] = ["ann"];
        world.Members["desk-wire"] = ["ann"];
        Assert.Contains("§2 ¶1", await world.SayAsync(where, Question, kind: kind), StringComparison.Ordinal);
        return world;
    }

    private static IEnumerable<string> Receipts(JsonElement posted) =>
        System.Text.RegularExpressions.Regex.Matches(posted.GetRawText(), "/q/([A-Za-z0-9_-]{22})").Select(match => match.Groups[1].Value).Distinct();

    private static IEnumerable<string> Runs(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Runs),
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => Runs(member.Value))
            .Concat(node.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "TextRun" ? [node.GetProperty("text").GetString()!] : []),
        _ => [],
    };
}
