using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Slack.Inbound;
using RussiaTaliban.Storage;
using RussiaTaliban.Tests.Slack.Survival;
using RussiaTaliban.Tests.Storage;
using RussiaTaliban.Tests.Terminal;

namespace RussiaTaliban.Tests.Slack;

/// <summary>A person uses everything in Slack that leaves something behind, and is forgotten: the whole database is then searched for them.</summary>
public sealed class ForgottenPersonTests(PostgresCluster postgres) : IDisposable
{
    private const string Canary = "UCANARY7X";
    private const string Direct = "DCANARY7X";
    private const string Question = "why did Russia recognize the Taliban?";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task ForgetMe_InSlack_LeavesNothingOfThePersonInAnyTable(StorageProvider provider)
    {
        Assert.SkipWhen(provider == StorageProvider.Postgres && postgres.Missing is not null, postgres.Missing ?? "");
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await StartAsync(slack, provider);
        await UseEverythingAsync(service, slack);
        var asked = slack.Calls["users.info"];

        await service.SayAsync(Message(slack, Canary, Direct, "forget me"));
        await service.SayAsync(Message(slack, Canary, Direct, "yes"));

        var left = await DatabaseDump.OfAsync(service.Services);
        Assert.DoesNotContain(left, cell => cell.Value.Contains(Canary, StringComparison.Ordinal));
        Assert.DoesNotContain(left, cell => cell.Table != "inbox" && cell.Value.Contains(Direct, StringComparison.Ordinal));
        Assert.Contains(left, cell => cell.Table == "conversation_memory" && cell.Value.Contains("UBOB", StringComparison.Ordinal));
        await service.SayAsync(Message(slack, Canary, Direct, "help"));
        Assert.True(slack.Calls["users.info"] > asked, "The person's name was still remembered.");
    }

    [Fact]
    public async Task Commands_ExportWhatIsThere_AndForgetLeavesNothing()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using (var service = await StartAsync(slack, StorageProvider.Sqlite))
        {
            await UseEverythingAsync(service, slack);
        }

        var export = await CommandLineRun.OfAsync("db", "export", Canary, "--channel", "slack", "--data", _folder.Path);
        var json = JsonNode.Parse(export.Output)!.AsObject();
        foreach (var part in new[] { "subscriptions", "feedback", "conversations", "remembered", "deliveries", "summaries", "waiting", "receipts" })
        {
            Assert.NotEmpty(json[part]!.AsArray());
        }

        // The question on the person's own page, in the modal, in the private answer and in the direct conversation.
        Assert.True(json["remembered"]!.AsArray().Count(one => one!["questions"]!.ToJsonString().Contains("recognize", StringComparison.Ordinal)) >= 4, export.Output);
        Assert.Equal(0, (await CommandLineRun.OfAsync("db", "forget", Canary, "--channel", "slack", "--data", _folder.Path, "--yes")).ExitCode);

        await using var after = await StartAsync(slack, StorageProvider.Sqlite, starts: false);
        var left = await DatabaseDump.OfAsync(after.Services);
        Assert.DoesNotContain(left, cell => cell.Value.Contains(Canary, StringComparison.Ordinal));
        Assert.DoesNotContain(left, cell => cell.Table != "inbox" && cell.Value.Contains(Direct, StringComparison.Ordinal));
        Assert.Contains(left, cell => cell.Value.Contains("UBOB", StringComparison.Ordinal));
    }

    /// <summary>Fills every table that can hold anything of a person, and makes sure of it.</summary>
    private static async Task UseEverythingAsync(SlackService service, StandInSlack slack)
    {
        await service.SayAsync(Message(slack, Canary, Direct, Question));
        await service.SayAsync(Message(slack, Canary, Direct, "cite that"));
        await service.SayAsync(Message(slack, Canary, Direct, "feedback: the date is wrong"));
        await service.SayAsync(Message(slack, Canary, Direct, "summary"));
        await service.SayAsync(Message(slack, Canary, Direct, "every day at 8"));
        await service.SayAsync(Message(slack, Canary, "C1", "forget me"));
        await service.SayAsync(Message(slack, "UBOB", "C2", "forget me"));
        await service.CommandAsync(Canary, "C1", Question);
        await service.PostAsync("/slack/interactivity", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["payload"] = $$"""
            {"type":"view_submission","trigger_id":"{{service.NextTrigger()}}","user":{"id":"{{Canary}}"},"view":{"id":"V1","type":"modal","callback_id":"ask","private_metadata":"",
            "state":{"values":{"input":{"text":{"type":"plain_text_input","value":"{{Question}}"} } } } } }
            """,
        }));
        await service.SettledAsync();

        // What the platform or the clock would bring: a delivery, a choice of subjects, a reference, and a question that waits for a Slack that is away.
        var services = service.Services;
        var claims = await services.GetRequiredService<IDigestDeliveryLedger>()
            .ClaimAsync("slack", NodaTime.Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddDays(2)), 10, Cancel);
        Assert.Single(claims);
        await services.GetRequiredService<IDigestHistory>().WriteAsync(
            new ConversationAddress("slack", Direct + "#0123456789abcdef"), new DigestMark(TimeProvider.System.GetUtcNow(), new Dictionary<string, DateOnly>()), Cancel);
        await services.GetRequiredService<IConversationReferenceStore>().SaveAsync(
            new KnownConversation(new ConversationAddress("slack", Direct), $$"""{"user":{"id":"{{Canary}}"} }"""), Cancel);
        var waiting = new SlackInbound.EventCallback("Ev1", "TONE", "UBOT", new SlackEvent.Mention("C3", "1.5", "and China?", Canary));
        await services.GetRequiredService<Database>().ChangeAsync(
            (context, _) =>
            {
                var now = TimeProvider.System.GetUtcNow();
                context.Inbox.Add(new InboxRow
                {
                    Channel = "slack",
                    Key = waiting.Key,
                    Lane = waiting.Lane,
                    Payload = KeptInbound.Write(waiting),
                    ReceivedAt = now.UtcTicks,
                    DueAt = now.AddMinutes(20).UtcTicks,
                });
                return Task.CompletedTask;
            },
            Cancel);

        var kept = (await DatabaseDump.OfAsync(service.Services)).Where(cell => cell.Value.Contains("CANARY7X", StringComparison.Ordinal)).Select(cell => cell.Table).ToHashSet();
        Assert.Superset(new HashSet<string> { "conversation_memory", "conversation_references", "digest_marks", "feedback", "inbox", "subscriptions" }, kept);
    }

    private async Task<SlackService> StartAsync(StandInSlack slack, StorageProvider provider, bool starts = true) => await SlackService.StartAsync(
        slack,
        _folder.Path,
        provider == StorageProvider.Postgres ? new() { ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = await postgres.NewDatabaseAsync() } : [],
        starts);

    private static JsonObject Message(StandInSlack slack, string user, string channel, string text) => SlackService.Message(slack, user, channel, text);
}
