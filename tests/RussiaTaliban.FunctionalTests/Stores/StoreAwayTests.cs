using System.Net;
using Microsoft.Data.Sqlite;
using RussiaTaliban.FunctionalTests.Slack;
using RussiaTaliban.FunctionalTests.Teams;
using RussiaTaliban.Slack;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Stores;

/// <summary>A database that cannot be used costs receipts; whoever asks for one is told so on every channel, and questions are answered.</summary>
public sealed class StoreAwayTests : IDisposable
{
    private const string Question = "why did Russia recognize the Taliban?";
    private const string Told = "I can’t save a receipt right now, and I don’t send a quote without one. Please try again in a few minutes.";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Stores => ["damaged", "impossible", "unreachable", "locked"];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task CiteAndShare_InTeamsAndWebChat_AreAnswered(string store)
    {
        using var lockHolder = Lock(store);
        await using var world = await TeamsWorld.StartAsync(Settings(store));
        foreach (var channel in new[] { "msteams", "webchat" })
        {
            Assert.Contains("§2 ¶1", await world.SayAsync("home", Question, channel: channel), StringComparison.Ordinal);
            Assert.Contains(Told, await world.SayAsync("home", "cite that", channel: channel), StringComparison.Ordinal);
        }

        Assert.Contains("so I shared nothing. Please try again.", await world.SayAsync("home", "share that with plans"), StringComparison.Ordinal);
        Assert.Contains("I can’t send a quote to another conversation from here.", await world.SayAsync("home", "share that with plans", channel: "webchat"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task CiteAndShare_InSlack_AreAnswered(string store)
    {
        using var lockHolder = Lock(store);
        await using var world = await SlackWorld.StartAsync(SlackTransport.Http, Settings(store));
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
        var answer = await world.Slack.NextAsync("chat.postMessage");
        Assert.NotEmpty(SlackRead.Quotes(answer.Arguments));
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention("share that with #desk", ts: "1000.000300"));
        Assert.DoesNotContain("Shared with", SlackRead.AllText((await world.Slack.NextAsync("chat.postMessage")).Arguments), StringComparison.Ordinal);

        await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.Choose(world.Slack, answer.Arguments, "Cite", "2000.000001"));
        Assert.Contains(Told, SlackRead.AllText((await world.Slack.NextAsync("chat.postMessage")).Arguments), StringComparison.Ordinal);

        await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.Choose(world.Slack, answer.Arguments, "Share…", "2000.000001"));
        var view = (await world.Slack.NextAsync("views.open")).Arguments.GetProperty("view");
        var refused = await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.ShareSubmission(world.Slack, view.GetProperty("private_metadata").GetString()!, "C2", "look"));
        Assert.Equal("errors", refused!.Value.GetProperty("response_action").GetString());
        Assert.Contains(Told, refused.Value.GetProperty("errors").GetProperty("input").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("damaged")]
    [InlineData("unreachable")]
    public async Task Receipt_WithTheStoreAway_IsNotSaidToBeMissing(string store)
    {
        await using var service = await RunningService.StartAsync(settings: Settings(store));
        foreach (var address in new[] { "q/AAAAAAAAAAAAAAAAAAAAAA", "q/AAAAAAAAAAAAAAAAAAAAAA.png" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            request.Headers.Add("Accept", "text/html");
            using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.NotNull(response.Headers.RetryAfter);
            Assert.Contains("Receipts are unavailable right now.", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    /// <summary>Somebody has put an empty database in the place of the one in use.</summary>
    [Fact]
    public async Task Tables_ThatVanish_AreMadeAnew()
    {
        await using var world = await TeamsWorld.StartAsync(Settings("sound"));
        await world.SayAsync("home", Question);
        Assert.Contains("/q/", await world.SayAsync("home", "cite that"), StringComparison.Ordinal);
        using (var other = new SqliteConnection(Settings("sound")["Storage:ConnectionString"]))
        {
            other.Open();
            using var find = other.CreateCommand();
            find.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
            var tables = new List<string>();
            using (var names = find.ExecuteReader())
            {
                while (names.Read())
                {
                    tables.Add(names.GetString(0));
                }
            }

            Assert.Contains("receipts", tables);
            using var drop = other.CreateCommand();
            drop.CommandText = "PRAGMA foreign_keys = OFF; " + string.Concat(tables.Select(table => $"DROP TABLE \"{table}\"; "));
            drop.ExecuteNonQuery();
        }

        await world.SayAsync("home", Question);
        var cited = await world.SayAsync("home", "cite that");
        Assert.True(cited.Contains("/q/", StringComparison.Ordinal) || cited.Contains(Told, StringComparison.Ordinal), cited);
        await world.SayAsync("home", Question);
        Assert.Contains("/q/", await world.SayAsync("home", "cite that"), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string?> Settings(string store)
    {
        var path = Path.Combine(_folder.Path, store + ".db");
        return store switch
        {
            "damaged" => Sqlite(_folder.Write("damaged.db", string.Concat(Enumerable.Repeat("this is no database ", 500)))),
            "impossible" => Sqlite(Path.Combine(_folder.Write("blocker", "a file where a folder should be"), "sub", "briefing.db")),
            "unreachable" => new() { ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = "Host=127.0.0.1;Port=9;Database=x;Username=x;Password=x" },
            "locked" => Sqlite(path, ";Default Timeout=1"),
            _ => Sqlite(path),
        };
    }

    private static Dictionary<string, string?> Sqlite(string file, string options = "") =>
        new() { ["Storage:Provider"] = "Sqlite", ["Storage:ConnectionString"] = $"Data Source={file};Pooling=False{options}" };

    /// <summary>Another program that has the database to itself for as long as the test lasts.</summary>
    private SqliteConnection? Lock(string store)
    {
        if (store != "locked")
        {
            return null;
        }

        var connection = new SqliteConnection(Settings(store)["Storage:ConnectionString"]);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();
        return connection;
    }
}
