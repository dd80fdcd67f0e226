using System.Text.Json;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Terminal;

/// <summary>Checks a set of quotes in one process.</summary>
internal static class QuoteBatch
{
    private static readonly ConversationAddress Terminal = new("terminal", "check-quote");

    /// <summary>Writes a line for each quote. A bad line is told with its number on standard error; the others are checked all the same.</summary>
    /// <returns>0, or 1 where a line was bad or the file cannot be read.</returns>
    public static async Task<int> RunAsync(FileInfo file, TurnHandler turns, TextWriter output, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            return Failure.Tell([$"there is no file “{file.FullName}”"]);
        }

        var number = 0;
        var exitCode = 0;
        await foreach (var line in File.ReadLinesAsync(file.FullName, cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Parse(line, out var fault) is not { Id: { } id } read || (read.Quote ?? read.Q) is not { } quote)
            {
                exitCode = Failure.Tell([$"{file.Name}({number}): {fault ?? "a quote needs id and quote"}"]);
                continue;
            }

            var turn = new Turn(Terminal, new Person("terminal"), quote) { Chosen = new CheckQuoteIntent(quote) };
            if (await turns.HandleOrThrowAsync(turn, cancellationToken).ConfigureAwait(false) is not { Reply: QuoteCheckReply check })
            {
                exitCode = Failure.Tell([$"{file.Name}({number}): no word in that quote, or more than a paragraph can hold"]);
                continue;
            }

            var verdict = VerdictRecord.Of(check.Verdict) with { Id = id };
            await output.WriteLineAsync(JsonSerializer.Serialize(verdict, AnswerJson.Readable.VerdictRecord)).ConfigureAwait(false);
        }

        return exitCode;
    }

    private static BatchQuote? Parse(string line, out string? fault)
    {
        try
        {
            fault = null;
            return JsonSerializer.Deserialize(line, AnswerJson.Readable.BatchQuote);
        }
        catch (JsonException exception)
        {
            fault = $"not a quote in JSON: {exception.Message}";
            return null;
        }
    }
}

/// <summary>A line of a set of quotes.</summary>
/// <param name="Id">Its id; required.</param>
/// <param name="Quote">The quote; required, or <paramref name="Q"/> in its place.</param>
/// <param name="Q">The same under the name that it has in a question set.</param>
internal sealed record BatchQuote(string? Id, string? Quote, string? Q);
