using System.Text.Json;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Tests.Briefing.Quotes;
using RussiaTaliban.Tests.Terminal;

namespace RussiaTaliban.Tests.Chat.Quotes;

/// <summary>
/// The real chat and the real command line, both with the models that ship, on messages by people who had not seen the code: where chat gives a verdict,
/// <c>check-quote</c> gives the same one on the same message.
/// </summary>
public sealed class CommandLineAgreementTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("shipped", null, "q")]
    [InlineData("unseen-5", "articles-5", "said")]
    [InlineData("unseen-6", "articles-6", "said")]
    [InlineData("unseen-7", "articles-7", "said")]
    public async Task CheckQuote_OnEveryMessageThatChatChecks_GivesTheSameVerdict(string set, string? articles, string member)
    {
        var corpus = Path.Combine(_folder.Path, "corpus");
        var files = articles is null ? [] : Directory.GetFiles(Path.Combine(Repository.QualityFile("quotes"), articles));
        foreach (var file in Directory.GetFiles(Repository.Corpus).Concat(files))
        {
            _folder.Write(Path.Combine("corpus", Path.GetFileName(file)), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        }

        var messages = QuoteSets.Lines(set)
            .Select((line, at) => (Id: $"{at}", Said: Text(line, member), Expected: Text(line, member == "q" ? "expected" : "expect")))
            .ToList();
        var batch = _folder.Write("batch.jsonl", string.Join('\n', messages.Select(message => JsonSerializer.Serialize(new { id = message.Id, quote = message.Said }))));
        var run = await CommandLineRun.OfAsync("check-quote", "--batch", batch, "--corpus", corpus);
        Assert.True(run.ExitCode == 0, run.Error);
        var lines = run.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("id").GetString()!, line => line.GetProperty("outcome").GetString()!["quote_".Length..]);
        await using var conversation = await TestConversation.BeginAsync(corpus);
        var (checkedBoth, differ) = (0, new List<string>());
        foreach (var (id, said, expected) in messages)
        {
            // Each message begins a conversation of its own.
            var reply = await conversation.SendAsync(new Turn(new ConversationAddress("test", id), new Person("reader"), said));
            if ((reply as QuoteCheckReply ?? reply.Above) is not { Verdict.Outcome: var outcome })
            {
                continue;
            }

            checkedBoth++;
            if (!string.Equals(lines[id], outcome.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                differ.Add($"chat {outcome}, check-quote {lines[id]}, right {expected}: {said}");
            }

            Assert.False(expected == "altered" && (outcome == QuoteOutcome.Verbatim || lines[id] == "verbatim"), said);
        }

        output.WriteLine($"{set}: {messages.Count} messages, {checkedBoth} checked by chat, {checkedBoth - differ.Count} with the same verdict by check-quote");
        differ.ForEach(output.WriteLine);
        Assert.True(checkedBoth >= messages.Count / 2);
        Assert.Empty(differ);

        static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;
    }
}
