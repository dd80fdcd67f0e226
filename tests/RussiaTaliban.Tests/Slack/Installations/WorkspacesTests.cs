using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Slack;
using RussiaTaliban.Storage;
using RussiaTaliban.Tests.Slack.Survival;
using RussiaTaliban.Tests.Storage;

namespace RussiaTaliban.Tests.Slack.Installations;

/// <summary>Two workspaces and an organisation, whose channels and people have the same ids, served by one process and by two replicas.</summary>
public sealed class WorkspacesTests(PostgresCluster postgres) : IDisposable
{
    private const string Question = "why did Russia recognize the Taliban?";
    private static readonly FakeWorkspace One = new("T1");
    private static readonly FakeWorkspace Two = new("T2", "E2");
    private static readonly FakeWorkspace Third = new("T31", "E3", IsOrgWide: true);
    private static readonly FakeWorkspace Fourth = new("T32", "E3", IsOrgWide: true);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task OneProcess_AnswersEachInItsOwnWorkspace()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, AdministratorsBrowser.Settings("T1", "E2", "E3"));
        await InstallAsync(slack, service, service);
        await AskEverywhereAsync(slack, [service]);
        await AssertNothingIsSharedAsync(slack, service);
    }

    [Fact]
    public async Task TwoReplicas_OverOneDatabase_AnswerAlike()
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? "");
        await using var slack = await StandInSlack.StartAsync();
        var (settings, more) = (AdministratorsBrowser.Settings("T1", "E2", "E3"), new TemporaryFolder());
        using var second = more;
        (settings["Storage:Provider"], settings["Storage:ConnectionString"]) = ("Postgres", await postgres.NewDatabaseAsync());
        await using var a = await SlackService.StartAsync(slack, _folder.Path, settings);
        await using var b = await SlackService.StartAsync(slack, second.Path, settings);

        // Begun at one replica and ended at the other; then each workspace writes to both.
        await InstallAsync(slack, a, b);
        await AskEverywhereAsync(slack, [a, b]);
        await AssertNothingIsSharedAsync(slack, b);

        // Removed at one, and within seconds at the other too.
        await a.BringAsync(new JsonObject { ["type"] = "app_uninstalled" }, One);
        await Task.Delay(TimeSpan.FromSeconds(7), TimeProvider.System, Cancel);
        var said = slack.Messages.Count;
        await b.BringAsync(SlackService.Message(slack, "UANN", "D1", "help"), One);
        await b.SettledAsync();
        Assert.Equal(said, slack.Messages.Count);
        await b.SayAsync(SlackService.Message(slack, "UANN", "D1", "help"), Two);
    }

    [Fact]
    public async Task MessageOfAnOrganisation_ThatTwoWorkspacesSee_IsAnsweredOnce()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, AdministratorsBrowser.Settings("E3"));
        using var browser = new AdministratorsBrowser();
        await browser.InstallAsync(slack, Third, service);
        var mention = SlackService.Message(slack, "UANN", "C1", Question);
        await service.BringAsync((JsonObject)mention.DeepClone(), Third);
        await service.BringAsync(mention, Fourth);
        await service.SettledAsync();

        Assert.Single(slack.Messages.Select(message => message["metadata"]!["event_payload"]!["key"]!.GetValue<string>()).Distinct());
        Assert.Single(slack.Messages, message => message["metadata"]!["event_payload"]!["part"]!.GetValue<string>() == "0");
    }

    /// <summary>Tokens that end in an hour are renewed at once, each by one replica; one that ended while the service slept is renewed with the next answer.</summary>
    [Fact]
    public async Task Tokens_ThatEnd_AreRenewedByOneReplica()
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? "");
        await using var slack = await StandInSlack.StartAsync();
        slack.TokenLife = 3_600;
        var settings = AdministratorsBrowser.Settings("*");
        (settings["Storage:Provider"], settings["Storage:ConnectionString"]) = ("Postgres", await postgres.NewDatabaseAsync());
        using var second = new TemporaryFolder();
        await using var a = await SlackService.StartAsync(slack, _folder.Path, settings);
        await using var b = await SlackService.StartAsync(slack, second.Path, settings);
        await InstallAsync(slack, a, b);
        await UntilAsync(() => slack.Renewals == 3);
        await Task.Delay(TimeSpan.FromSeconds(11), TimeProvider.System, Cancel);
        Assert.Equal((3, 0), (slack.Renewals, slack.Replays));

        slack.EndTokens();
        await b.SayAsync(SlackService.Message(slack, "UANN", "D1", "help"), One);
        await a.SayAsync(SlackService.Message(slack, "UANN", "D1", "help"), Third);
        Assert.Equal(0, slack.Replays);
        Assert.InRange(slack.Renewals, 5, 6);
    }

    [Fact]
    public async Task AppUninstalled_TakesOnlyWhatIsOfItsWorkspace()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, AdministratorsBrowser.Settings("*"));
        using var browser = new AdministratorsBrowser();
        FakeWorkspace own = new("T33", "E3");
        foreach (var workspace in new[] { One, Third, own })
        {
            await browser.InstallAsync(slack, workspace, service);
            await service.SayAsync(SlackService.Message(slack, "UANN", "D1", "send me the summary every weekday at 8"), workspace);
        }

        // A person's token, and a bot that is not ours.
        await service.BringAsync(new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray("UANN") } }, One);
        await service.BringAsync(new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["bot"] = new JsonArray("UOTHER") } }, One);
        Assert.Equal(["E3.T31/D1", "E3.T33/D1", "T1/D1"], await LiveAsync(service));

        await service.BringAsync(new JsonObject { ["type"] = "app_uninstalled" }, Third);
        Assert.Equal(["E3.T33/D1", "T1/D1"], await LiveAsync(service));
        await service.BringAsync(new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["bot"] = new JsonArray("UBOT") } }, One);
        Assert.Equal(["E3.T33/D1"], await LiveAsync(service));
        await service.SayAsync(SlackService.Message(slack, "UANN", "D1", "help"), own);
        var said = slack.Messages.Count;
        await service.BringAsync(SlackService.Message(slack, "UANN", "D1", "help"), One);
        await service.SettledAsync();
        Assert.Equal(said, slack.Messages.Count);
    }

    /// <summary>A workspace whose token Slack refuses is named by health within 15 seconds, the others are served, and installing it anew ends it.</summary>
    [Fact]
    public async Task Token_ThatSlackRefuses_IsNamedByHealth_UntilTheAppIsInstalledAnew()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, AdministratorsBrowser.Settings("*"));
        var status = service.Services.GetRequiredService<SlackStatus>();
        using var browser = new AdministratorsBrowser();
        await browser.InstallAsync(slack, One, service);
        await UntilAsync(() => status is { State: SlackState.Ready, Installations: 1 } && Faults().Count == 0);
        Assert.Empty(Faults());

        slack.EndTokens();
        await browser.InstallAsync(slack, Two, service);
        await UntilAsync(() => Faults().Count > 0);
        Assert.Contains("T1", Assert.Single(Faults()), StringComparison.Ordinal);
        await service.SayAsync(SlackService.Message(slack, "UANN", "D1", "help"), Two);

        await browser.InstallAsync(slack, One, service);
        await UntilAsync(() => Faults().Count == 0);
        Assert.Empty(Faults());

        IReadOnlyList<string> Faults() => status.Faults(TimeProvider.System.GetUtcNow(), expectEventWithin: null);
    }

    /// <summary>Whoever reads the database alone has no token; and what is forgotten is one workspace's person.</summary>
    [Fact]
    public async Task Database_HoldsNoToken_AndForgetsThePersonOfOneWorkspace()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using (var service = await SlackService.StartAsync(slack, _folder.Path, AdministratorsBrowser.Settings("*")))
        {
            using var browser = new AdministratorsBrowser();
            foreach (var workspace in new[] { One, Two })
            {
                await browser.InstallAsync(slack, workspace, service);
                await service.SayAsync(SlackService.Message(slack, "UANN", "D1", "send me the summary every weekday at 8"), workspace);
            }

            await service.SayAsync(SlackService.Message(slack, "UANN", "D1", "forget everything about me"), One);
            await service.SayAsync(SlackService.Message(slack, "UANN", "D1", "yes"), One);
            Assert.Equal(["E2.T2/D1"], await LiveAsync(service));
        }

        Assert.NotEmpty(slack.Tokens);
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1, Cancel);
            Assert.All(slack.Tokens, token => Assert.DoesNotContain(token, text, StringComparison.Ordinal));
        }
    }

    private static async Task InstallAsync(StandInSlack slack, SlackService begun, SlackService ended)
    {
        using var browser = new AdministratorsBrowser();
        foreach (var workspace in new[] { One, Two, Third })
        {
            await browser.InstallAsync(slack, workspace, begun, ended);
        }
    }

    private static async Task AskEverywhereAsync(StandInSlack slack, IReadOnlyList<SlackService> replicas)
    {
        foreach (var service in replicas)
        {
            foreach (var workspace in new[] { One, Two, Third, Fourth })
            {
                var before = slack.Messages.Count;
                await service.SayAsync(SlackService.Message(slack, "UANN", "C1", Question), workspace);
                await service.CommandAsync("UANN", "C1", Question, workspace);
                await service.SettledAsync();
                Assert.All(slack.Messages.Skip(before), message => Assert.Equal(workspace.Installation, message["installation"]!.GetValue<string>()));
            }
        }
    }

    /// <summary>The same person and conversation by their ids, in another workspace: neither its questions nor its subscriptions.</summary>
    private static async Task AssertNothingIsSharedAsync(StandInSlack slack, SlackService service)
    {
        await service.SayAsync(SlackService.Message(slack, "UANN", "D1", Question), One);
        await service.SayAsync(SlackService.Message(slack, "UANN", "D1", "send me the summary every weekday at 8"), One);
        Assert.Equal(["T1/D1"], await LiveAsync(service));
        foreach (var other in new[] { Two, Third })
        {
            await service.SayAsync(SlackService.Message(slack, "UANN", "D1", "more"), other);
            Assert.DoesNotContain("recogni", slack.Messages[^1].ToJsonString(), StringComparison.OrdinalIgnoreCase);
            await service.SayAsync(SlackService.Message(slack, "UANN", "D1", "stop all subscriptions"), other);
        }

        Assert.Equal(["T1/D1"], await LiveAsync(service));
        await service.SayAsync(SlackService.Message(slack, "UANN", "D1", "more"), One);
        Assert.Equal("T1", slack.Messages[^1]["installation"]!.GetValue<string>());
    }

    private static Task<List<string>> LiveAsync(SlackService service) => service.Services.GetRequiredService<Database>().RunAsync(
        (context, token) => context.Subscriptions.Where(row => row.NextAt != null).Select(row => row.Conversation).OrderBy(one => one).ToListAsync(token), Cancel);

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var round = 0; round < 300 && !condition(); round++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancel);
        }
    }
}
