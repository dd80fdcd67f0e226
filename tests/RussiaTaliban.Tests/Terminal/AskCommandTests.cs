using System.Text.Json;

namespace RussiaTaliban.Tests.Terminal;

public sealed class AskCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ask_AQuestion_PrintsThePassageWholeWithItsCitation()
    {
        var run = await CommandLineRun.OfAsync("ask", "Who confirmed the recognition on the Russian side?");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("and the flag of the \"Islamic Emirate of Afghanistan\" — the name used by the Taliban — was raised", run.Output, StringComparison.Ordinal);
        Assert.Contains("Lead ¶1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_AsJson_IsOneObjectWhoseQuotesAreSubstringsOfTheirText()
    {
        var run = await CommandLineRun.OfAsync("ask", "--json", "Who confirmed the recognition on the Russian side?");

        using var answer = JsonDocument.Parse(run.Output);
        var passage = answer.RootElement.GetProperty("passages")[0];
        Assert.Equal("russia-taliban/0.1", passage.GetProperty("id").GetString());
        Assert.Equal("/read/russia-taliban#p0.1", passage.GetProperty("url").GetString());
        var text = passage.GetProperty("text").GetString()!;
        Assert.All(passage.GetProperty("quotes").EnumerateArray(), quote => Assert.Contains(quote.GetString()!, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_WhatTheCorpusDoesNotAnswer_SaysSoToScriptsToo() =>
        Assert.Equal(3, (await CommandLineRun.OfAsync("ask", "How do I bake sourdough bread?")).ExitCode);

    [Fact]
    public async Task Explain_OfAnAnswer_NamesTheReasonTheReaderAndEveryWeight()
    {
        var run = await CommandLineRun.OfAsync("ask", "--explain", "Who confirmed the recognition on the Russian side?");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"outcome +Answered \(the reader decided\)", run.Output);
        Assert.Matches(@"reason +answered: answered 0\.\d{3} ≥ 0\.\d{3}", run.Output);
        Assert.Matches(@"1\. russia-taliban/0\.1  score ", run.Output);
        Assert.Matches(@"Answers +-?\d+\.\d{3} × ", run.Output);
    }

    [Fact]
    public async Task Explain_OfARefusalAsJson_GivesTheReasonInWordsAndInNumbers()
    {
        var run = await CommandLineRun.OfAsync("ask", "--explain", "--json", "How do I bake sourdough bread?");

        using var explanation = JsonDocument.Parse(run.Output);
        var root = explanation.RootElement;
        var onSubject = root.GetProperty("onSubject");
        Assert.Equal("NotFound", root.GetProperty("outcome").GetString());
        Assert.StartsWith("refused: on subject 0.", root.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.True(onSubject.GetProperty("probability").GetDouble() < onSubject.GetProperty("threshold").GetDouble());
        Assert.NotEmpty(onSubject.GetProperty("features").EnumerateArray());
    }

    [Fact]
    public async Task Batch_WithBadLines_AnswersTheOthersAndNamesTheLines()
    {
        var file = _folder.Write("set.jsonl", """
            {"id":"1","q":"Where was the Taliban flag raised?"}
            not json

            {"q":"no id"}
            {"id":"2","q":"\"*:* AND (","context":["hi","<b>"]}
            """);

        var run = await CommandLineRun.OfAsync("ask", "--batch", file);

        Assert.Equal(4, run.ExitCode);
        Assert.Equal(["1", "2"], run.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
        Assert.Contains("set.jsonl(2): not a question in JSON", run.Error, StringComparison.Ordinal);
        Assert.Contains("set.jsonl(4): a question needs id and q", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, "ask takes a question or --batch FILE", "ask")]
    [InlineData(64, "'bogus'", "bogus")]
    [InlineData(64, "'--bogus'", "ask", "x", "--bogus")]
    [InlineData(64, "'--bogus'", "--bogus")]
    [InlineData(64, "'--batch' is required", "chat")]
    [InlineData(4, "there is no file", "chat", "--batch", "no-such-file.jsonl")]
    [InlineData(4, "there is no folder", "ask", "x", "--corpus", "no-such-folder")]
    [InlineData(4, "there is no file", "ask", "--batch", "no-such-file.jsonl")]
    [InlineData(64, "check-quote takes a quote or --batch FILE", "check-quote")]
    [InlineData(64, "check-quote takes a quote or --batch FILE", "check-quote", "x", "--batch", "set.jsonl")]
    [InlineData(4, "there is no file", "check-quote", "--batch", "no-such-file.jsonl")]
    [InlineData(4, "the quote has no words", "check-quote", "…")]
    public async Task Command_WithAMistake_SaysItInOneLineOnStandardError(int exitCode, string message, params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(arguments);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(message, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_OnAFaultyCorpusThatMustBeWhole_TellsEveryFault()
    {
        _folder.Write("a.md", "---\ntitle: a\n---\n\nThe harvest failed.");
        _folder.Write("b.md", "---\ntitle: b\npublished: never\n---\ntext");
        File.WriteAllBytes(Path.Combine(_folder.Path, "c.md"), [0x61, 0xFF, 0xFE, 0xC3]);

        var lenient = await CommandLineRun.OfAsync("ask", "harvest", "--corpus", _folder.Path);
        var run = await CommandLineRun.OfAsync("ask", "harvest", "--strict", "--corpus", _folder.Path);

        Assert.NotEqual(4, lenient.ExitCode);
        Assert.Equal(4, run.ExitCode);
        Assert.Equal(["error: b.md(3)", "error: c.md(1)", "error: c.md(1)"], run.Error.Trim().Split('\n').Select(line => line[..line.IndexOf(": ", "error: ".Length, StringComparison.Ordinal)]));
    }
}
