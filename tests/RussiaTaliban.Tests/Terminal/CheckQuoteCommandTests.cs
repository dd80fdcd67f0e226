using System.Text.Json;

namespace RussiaTaliban.Tests.Terminal;

public sealed class CheckQuoteCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Batch_WithBadLines_ChecksTheOthersAndNamesTheLines()
    {
        var file = _folder.Write("set.jsonl", """
            {"id":"1","quote":"Driven by security concerns in Central Asia"}
            {"id":"2","q":"Driven by economic concerns in Central Asia and the desire to prevent extremist spillover"}
            not json

            {"id":"3","quote":"…"}
            {"id":"4"}
            {"id":"5","quote":"Nobody ever said anything like these words about gardening."}
            """);

        var run = await CommandLineRun.OfAsync("check-quote", "--batch", file);

        Assert.Equal(4, run.ExitCode);
        Assert.Equal(
            [("1", "quote_verbatim"), ("2", "quote_altered"), ("5", "quote_absent")],
            run.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).Select(line => (line.GetProperty("id").GetString(), line.GetProperty("outcome").GetString())));
        Assert.Contains("set.jsonl(3): not a quote in JSON", run.Error, StringComparison.Ordinal);
        Assert.Contains("set.jsonl(5): the quote has no words", run.Error, StringComparison.Ordinal);
        Assert.Contains("set.jsonl(6): a quote needs id and quote", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Driven by security concerns in Central Asia")]
    [InlineData(1, "Driven by economic concerns in Central Asia and the desire to prevent extremist spillover")]
    [InlineData(2, "Nobody ever said anything like these words about gardening.")]
    public async Task Quote_ByItsVerdict_EndsWithACodeForScripts(int exitCode, string quote) =>
        Assert.Equal(exitCode, (await CommandLineRun.OfAsync("check-quote", quote)).ExitCode);

    [Fact]
    public async Task Quote_AsJson_HasNoIdOutsideASet()
    {
        var run = await CommandLineRun.OfAsync("check-quote", "--json", "Driven by security concerns in Central Asia");

        using var verdict = JsonDocument.Parse(run.Output);
        Assert.Equal("russia-taliban/2.1", verdict.RootElement.GetProperty("passage").GetString());
        Assert.False(verdict.RootElement.TryGetProperty("id", out _));
    }
}
