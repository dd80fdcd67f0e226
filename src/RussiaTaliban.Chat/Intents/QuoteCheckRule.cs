using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Intents;

/// <summary>Recognises the question whether a quote is right: by the command, or because the corpus knows the words (<see cref="QuoteReader"/>).</summary>
public sealed partial class QuoteCheckRule : IIntentRule
{
    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn) => Read(text, turn, Corpus.Empty);

    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn, Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(turn);

        // The lines of the message matter here, and the cleaned text has none.
        var lines = turn.Text.Contains('\n', StringComparison.Ordinal) ? turn.Text.Trim() : text;
        if (Command().Match(lines) is { Success: true } command)
        {
            return command.Groups["quote"].Value is var quote && quote.Any(char.IsLetterOrDigit) ? new CheckQuoteIntent(quote.Trim()) : null;
        }

        return QuoteReader.Read(corpus, lines) is { } read ? new CheckQuoteIntent(read.Text.Trim()) { Frame = read.Frame, Question = read.Question } : null;
    }

    [GeneratedRegex(
        @"^/?(check[- ]?quote|quote[- ]?check|verify[- ]?quote|check this quote|check|verify)(?<=/\S*|quote|"
        + @"quote[- ]?check)\b[\s:–—-]+(?<quote>\S.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
