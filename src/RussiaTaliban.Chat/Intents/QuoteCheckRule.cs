using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Intents;

/// <summary>
/// Recognises the question whether a quote is right, and cuts the quote out of it. The quote is what stands in quotation marks, after a colon, before an
/// arrow, on lines of its own, or before or after a sentence that only asks for the check. What is left, the frame, must consist of words of checking.
/// </summary>
public sealed partial class QuoteCheckRule : IIntentRule
{
    /// <summary>A message that is nothing but a quote of so many words is taken for one to check.</summary>
    private const int MinBareWords = 5;

    /// <summary>From so many words on, names may stand in the frame beside a quote in quotation marks (“did Muttaqi really say …”).</summary>
    private const int MinWordsBesideNames = 4;

    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);

        // The lines of the message matter here, and the cleaned text has none.
        var lines = turn.Text.Contains('\n', StringComparison.Ordinal) ? turn.Text.Trim() : text;
        var quote = OfCommand(lines) ?? OfMarks(lines) ?? OfArrow(lines) ?? OfColon(lines) ?? OfLines(lines) ?? OfSentence(lines);
        return quote is not null && quote.Any(char.IsLetterOrDigit) ? new CheckQuoteIntent(quote.Trim()) : null;
    }

    private static string? OfCommand(string text) => Command().Match(text) is { Success: true } match ? WithoutMarks(match.Groups["quote"].Value) : null;

    private static string? OfMarks(string text)
    {
        if (Marked().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var quote = match.Groups["quote"].Value;
        var frame = match.Groups["before"].Value + " " + match.Groups["after"].Value;
        var words = Words(quote);
        return !QuoteCheckFrame.HasWords(frame)
            ? words >= MinBareWords ? quote : null
            : QuoteCheckFrame.Asks(frame, namesAllowed: words >= MinWordsBesideNames) ? quote : null;
    }

    private static string? OfArrow(string text) =>
        Arrow().Match(text) is { Success: true } match && QuoteCheckFrame.Asks(match.Groups["frame"].Value, namesAllowed: true)
            ? WithoutMarks(match.Groups["quote"].Value)
            : null;

    private static string? OfColon(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && QuoteCheckFrame.Asks(text[..colon], namesAllowed: true)
            ? WithoutMarks(text[(colon + 1)..])
            : null;

    private static string? OfLines(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length < 2 ? null
            : QuoteCheckFrame.Asks(lines[0], namesAllowed: true) ? WithoutMarks(string.Join('\n', lines[1..]))
            : QuoteCheckFrame.Asks(lines[^1], namesAllowed: true) ? WithoutMarks(string.Join('\n', lines[..^1]))
            : null;
    }

    /// <summary>Without any sign that parts the two, the frame must say beyond doubt what it is, and the rest must not be a question.</summary>
    private static string? OfSentence(string text)
    {
        foreach (Match end in SentenceEnd().Matches(text))
        {
            var (head, tail) = (text[..(end.Index + end.Length)], text[(end.Index + end.Length)..]);
            if (QuoteCheckFrame.AsksPlainly(head) && Words(tail) > 2 && !tail.TrimEnd().EndsWith('?'))
            {
                return WithoutMarks(tail);
            }

            if (QuoteCheckFrame.AsksPlainly(tail) && Words(head) > 2 && !head.TrimEnd().EndsWith('?'))
            {
                return WithoutMarks(head);
            }
        }

        return null;
    }

    private static string WithoutMarks(string text) => Marked().Match(text) is { Success: true } match
        && !QuoteCheckFrame.HasWords(match.Groups["before"].Value) && !QuoteCheckFrame.HasWords(match.Groups["after"].Value)
        ? match.Groups["quote"].Value
        : text.Trim();

    private static int Words(string text) => Word().Count(text);

    [GeneratedRegex(
        @"^/?(check[- ]?quote|quote[- ]?check|verify[- ]?quote|check this quote|check|verify)(?<=/\S*|quote|"
        + @"quote[- ]?check)\b[\s:–—-]+(?<quote>\S.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    // From the first opening mark to the last closing one: a quote may hold quotation marks itself. A single mark opens only after white space.
    [GeneratedRegex(
        @"^(?<before>[^“”""«»„]*?)(“(?<quote>.+)”|„(?<quote>.+)[“”]|«(?<quote>.+)»|[""”“](?<quote>.+)[""“”])(?<after>[^“”""«»„]*)\z|"
        + @"^(?<before>(.*?\s)?)[‘'](?<quote>\S.*\S)[’'](?<after>[\s?!.,;]*|\s.*)\z",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    [GeneratedRegex(
        @"^(?<quote>.+?)\s*(<[-–=]+|←|⬅️?|<{2,}|\^{1,3}(?=\s)|\s[-–—]{1,3}>?\s*(?=[^-–—]*\?\s*\z))\s*(?<frame>[^<←]*)\z",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"[?.!…][”""’')\]]*(\s+|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{N}]+([’'-][\p{L}\p{N}]+)*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
