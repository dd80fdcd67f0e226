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

    /// <summary>Writes a line for each quote.</summary>
    /// <returns>See <see cref="JsonLines"/>.</returns>
    public static Task<int> RunAsync(FileInfo file, TurnHandler turns, TextWriter output, CancellationToken cancellationToken) =>
        JsonLines.ReadAsync(file, AnswerJson.Readable.BatchQuote, "a quote", (quote, _) => CheckAsync(quote, turns, output, cancellationToken), cancellationToken);

    private static async Task<string?> CheckAsync(BatchQuote read, TurnHandler turns, TextWriter output, CancellationToken cancellationToken)
    {
        if (read.Id is not { } id || (read.Quote ?? read.Q) is not { } quote)
        {
            return "a quote needs id and quote";
        }

        var turn = new Turn(Terminal, new Person("terminal"), quote) { Chosen = new CheckQuoteIntent(quote) };
        if (await turns.HandleOrThrowAsync(turn, cancellationToken).ConfigureAwait(false) is not { Reply: QuoteCheckReply check })
        {
            return "the quote has no words, or is longer than a paragraph can be";
        }

        var verdict = VerdictRecord.Of(check.Verdict) with { Id = id };
        await output.WriteLineAsync(JsonSerializer.Serialize(verdict, AnswerJson.Readable.VerdictRecord)).ConfigureAwait(false);
        return null;
    }
}

/// <summary>A line of a set of quotes.</summary>
/// <param name="Id">Its id; required.</param>
/// <param name="Quote">The quote; required, or <paramref name="Q"/> in its place.</param>
/// <param name="Q">The same under the name that it has in a question set.</param>
internal sealed record BatchQuote(string? Id, string? Quote, string? Q);
