using System.Globalization;
using System.Text.Json.Nodes;
using RussiaTaliban.Tests.Storage;

namespace RussiaTaliban.Tests.Slack.Survival;

/// <summary>
/// Questions from a Slack with bad days to a service that is killed: each that was acknowledged is answered once. <c>tests/kill-slack</c> runs it with 1,000
/// questions and 200 faults; without the variables there are a few.
/// </summary>
public sealed class SurvivalTests(PostgresCluster postgres, ITestOutputHelper output)
{
    private static readonly int Questions = Number("SLACK_QUESTIONS", 12);
    private static readonly int Faults = Number("SLACK_FAULTS", 2);
    private static readonly int Replicas = Number("SLACK_REPLICAS", 1);
    private static readonly string[] Texts = ["why did Russia recognize the Taliban?", "help", "what does Russia want in Central Asia?", "about"];

    [Fact]
    public async Task AcknowledgedQuestions_OverKillsOutagesAndStorms_AreAnsweredOnce()
    {
        Assert.SkipWhen(Replicas > 1 && postgres.Missing is not null, postgres.Missing ?? "");
        using var folder = new TemporaryFolder();
        await using var slack = await StandInSlack.StartAsync();
        var settings = Settings(slack);
        if (Replicas > 1)
        {
            (settings["Storage__Provider"], settings["Storage__ConnectionString"]) = ("Postgres", await postgres.NewDatabaseAsync());
        }

        slack.LostAnswers = 10;
        var random = new Random(16);
        var services = new List<ServiceProcess>();
        try
        {
            for (var replica = 0; replica < Replicas; replica++)
            {
                services.Add(await ServiceProcess.StartAsync(folder.Path, settings));
            }

            var (asked, faults) = (new List<(string Channel, string Thread)>(), new SortedDictionary<string, int>(StringComparer.Ordinal));
            var perFault = (Questions + Faults - 1) / Faults;
            for (var round = 0; round < Faults; round++)
            {
                for (var count = 0; count < perFault && asked.Count < Questions; count++)
                {
                    asked.Add(Ask(slack, random));
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(60)), TimeProvider.System, TestContext.Current.CancellationToken);
                }

                var fault = await HarmAsync(round, slack, services, folder.Path, settings, random);
                faults[fault] = faults.GetValueOrDefault(fault) + 1;
            }

            slack.LostAnswers = 0;
            await UntilAsync(() => slack.Unacknowledged == 0 && asked.TrueForAll(question => Answers(slack, question) > 0), TimeSpan.FromMinutes(Questions > 100 ? 20 : 2));
            await Task.Delay(TimeSpan.FromSeconds(Questions > 100 ? 20 : 2), TimeProvider.System, TestContext.Current.CancellationToken);
            var answers = asked.ConvertAll(question => Answers(slack, question));
            output.WriteLine(
                $"{Replicas} replica(s), {asked.Count} questions; {string.Join(", ", faults.Select(fault => $"{fault.Key}: {fault.Value}"))}; "
                + $"lost {answers.Count(count => count == 0)}, doubled {answers.Count(count => count > 1)}; calls {string.Join(", ", slack.Calls.OrderBy(call => call.Key).Select(call => $"{call.Key} {call.Value}"))}");
            Assert.All(answers, count => Assert.Equal(1, count));
        }
        finally
        {
            services.ForEach(service => service.Dispose());
        }
    }

    [Fact]
    public async Task Sigterm_WithTenAnswersUnderWay_DeliversThemBeforeTheProcessEnds()
    {
        using var folder = new TemporaryFolder();
        await using var slack = await StandInSlack.StartAsync();
        using var service = await ServiceProcess.StartAsync(folder.Path, Settings(slack));
        await UntilAsync(() => slack.Sockets > 0, TimeSpan.FromMinutes(1));
        slack.StormUntil = TimeProvider.System.GetUtcNow().AddSeconds(4);
        var asked = Enumerable.Range(0, 10).Select(number => $"C{number}").Select(channel => (Channel: channel, Ts: slack.NextTs())).ToList();
        foreach (var (channel, ts) in asked)
        {
            slack.Bring(StandInSlack.Mention(channel, ts, Texts[0]));
        }

        await UntilAsync(() => slack.Unacknowledged == 0, TimeSpan.FromMinutes(1));
        await service.TerminateAsync();
        Assert.All(asked, question => Assert.Equal(1, Answers(slack, question)));
    }

    private static Dictionary<string, string> Settings(StandInSlack slack) => new()
    {
        ["PublicUrl"] = "https://briefing.example.org",
        ["Slack__Transport"] = "SocketMode",
        ["Slack__BotToken"] = StandInSlack.BotToken,
        ["Slack__AppToken"] = StandInSlack.AppToken,
        ["Slack__ApiBaseAddress"] = slack.Address.ToString(),
        ["Slack__MessagePace"] = "00:00:00.02",
        ["Slack__InboxLease"] = "00:00:15",

        // One person asks all thousand questions.
        ["Limits__MessagesPerPersonPerMinute"] = "10000",
        ["Logging__LogLevel__Default"] = "Warning",
    };

    /// <summary>A mention in a channel or in a thread, a direct message in a thread; some come twice, one of them as a message and a mention.</summary>
    private static (string Channel, string Thread) Ask(StandInSlack slack, Random random)
    {
        var (ts, text) = (slack.NextTs(), Texts[random.Next(Texts.Length)]);
        if (random.Next(3) == 0)
        {
            var (direct, thread) = ($"D{random.Next(10)}", slack.NextTs());
            slack.Bring(StandInSlack.Direct(direct, ts, text, thread));
            if (random.Next(4) == 0)
            {
                slack.Bring(StandInSlack.Mention(direct, ts, text, thread));
            }

            return (direct, thread);
        }

        var channel = $"C{random.Next(10)}";
        slack.Bring(StandInSlack.Mention(channel, ts, text));
        if (random.Next(5) == 0)
        {
            slack.Bring(StandInSlack.Mention(channel, ts, Texts[random.Next(Texts.Length)], edited: slack.NextTs()));
        }

        return (channel, ts);
    }

    private static async Task<string> HarmAsync(
        int round, StandInSlack slack, List<ServiceProcess> services, string data, Dictionary<string, string> settings, Random random)
    {
        var (now, victim) = (TimeProvider.System.GetUtcNow(), random.Next(services.Count));
        switch (round % 5)
        {
            case 0:
                await services[victim].KillAsync();
                services[victim].Dispose();
                services[victim] = await StartAgainAsync(slack, data, settings, random);
                return "kill -9";
            case 1:
                await services[victim].TerminateAsync();
                services[victim].Dispose();
                services[victim] = await StartAgainAsync(slack, data, settings, random);
                return "SIGTERM";
            case 2:
                slack.AwayUntil = now.AddSeconds(Questions > 100 && round % 50 == 2 ? 60 : 3);
                return "outage";
            case 3:
                slack.StormUntil = now.AddSeconds(3);
                return "storm of 429";
            default:
                slack.PickyUntil = now.AddSeconds(2);
                return "refused blocks";
        }
    }

    /// <summary>The next harm meets a service at work, not one that is still starting.</summary>
    private static async Task<ServiceProcess> StartAgainAsync(StandInSlack slack, string data, Dictionary<string, string> settings, Random random)
    {
        var service = await ServiceProcess.StartAsync(data, settings);
        await UntilAsync(() => slack.Sockets > 0, TimeSpan.FromMinutes(1));
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(3_000)), TimeProvider.System, TestContext.Current.CancellationToken);
        return service;
    }

    /// <summary>How many messages of the bot stand under a question; one in several parts counts as one, by the mark that it carries.</summary>
    private static int Answers(StandInSlack slack, (string Channel, string Thread) question)
    {
        var standing = slack.Messages
            .Where(message => message["bot_id"] is not null && message["channel"]!.GetValue<string>() == question.Channel && message["thread_ts"]?.GetValue<string>() == question.Thread)
            .Select(message => message["metadata"]?["event_payload"]?.ToJsonString() ?? "")
            .ToList();

        // The same part twice, or the same whole once as blocks and once as words, is a doubled answer.
        var parts = standing.Select(mark => JsonNode.Parse(mark)!["part"]!.GetValue<string>()).ToList();
        return parts.Count == 0 ? 0 : parts.GroupBy(part => part).Max(part => part.Count()) + (parts.Any(part => part.Contains('.', StringComparison.Ordinal)) && parts.Contains("0") ? 1 : 0);
    }

    private static async Task UntilAsync(Func<bool> condition, TimeSpan limit)
    {
        var end = TimeProvider.System.GetUtcNow() + limit;
        while (!condition() && TimeProvider.System.GetUtcNow() < end)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
