using System.Text.Json;

namespace RussiaTaliban.Tests.Terminal;

public sealed class ChatCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Batch_OfConversations_WritesALineForEachTurnInItsOwnTimeAndZone()
    {
        var file = _folder.Write("set.jsonl", """
            {"id":"a","zone":"Asia/Dushanbe","now":"2026-11-26T08:00:00Z","turns":[{"said":"hello"},{"said":"Where was the Taliban flag raised?"},{"said":"cite that"},{"said":"send me this every weekday at 8"},{"said":"pause"},{"said":"stop"}]}
            {"id":"b","now":"2026-03-02T09:00:00+05:00","turns":[{"said":"every day at 8"},{"said":"Dushanbe"},{"said":"does it say this?","quoted":"Driven by security concerns in Central Asia"}]}
            """);

        var run = await CommandLineRun.OfAsync("chat", "--batch", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            [
                "a 1 small_talk small_talk", "a 2 answered ask", "a 3 command cite", "a 4 schedule subscribe", "a 5 schedule pause", "a 6 schedule stop",
                "b 1 ask_back subscribe", "b 2 schedule zone", "b 3 quote_verbatim check_quote",
            ],
            lines.Select(line => $"{Text(line, "id")} {line.GetProperty("turn").GetInt32()} {Text(line, "outcome")} {Text(line, "intent")}"));
        Assert.Equal(
            ["every weekday at 08:00, Dushanbe time", "every weekday at 08:00, Dushanbe time, paused until resumed", "none", "none", "every day at 08:00, Dushanbe time"],
            lines.Where(line => line.TryGetProperty("schedule", out _)).Select(line => Text(line, "schedule")));
        Assert.Contains("Next: Friday 27 November 2026 at 08:00, Dushanbe time", Text(lines[3], "reply"), StringComparison.Ordinal);
        Assert.Contains("Next: Tuesday 3 March 2026 at 08:00, Dushanbe time", Text(lines[7], "reply"), StringComparison.Ordinal);
        Assert.Equal("russia-taliban/0.1", Text(lines[1].GetProperty("passages")[0], "id"));
        Assert.Contains("was raised over the Afghan Embassy in Moscow.", Text(lines[1], "reply"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_WithBadLines_PlaysTheOthersAndNamesTheLines()
    {
        var file = _folder.Write("set.jsonl", """
            {"id":"a","turns":[]}
            {"id":"b","zone":"Mars/Olympus","turns":[{"said":"hi"}]}
            {"id":"c","now":"yesterday","turns":[{"said":"hi"}]}
            no json
            {"id":"d","turns":[{"said":"hi"}]}
            """);

        var run = await CommandLineRun.OfAsync("chat", "--batch", file);

        Assert.Equal(4, run.ExitCode);
        Assert.Equal("d", Text(JsonDocument.Parse(Assert.Single(run.Output.Trim().Split('\n'))).RootElement, "id"));
        Assert.Equal(["(1)", "(2)", "(3)", "(4)"], run.Error.Trim().Split('\n').Select(line => line["error: set.jsonl".Length..][..3]));
    }

    private static string Text(JsonElement line, string member) => line.GetProperty(member).GetString()!;
}
