using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Quotes.Tagging;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Onnx;

namespace RussiaTaliban.ModelBuilder.Fitting;

/// <summary>
/// <c>marked</c>: writes what <c>Neural/train_quotes.py</c> learns from: messages in which the words held up to be checked are known, as their writers typed them and with
/// the words of other messages in their place, and messages that hold none up; each with the encoder's vectors, as the service itself makes them.
/// </summary>
internal static partial class MarkedCommand
{
    private const int Seed = 14;

    private const string NoQuote = "none";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var practice = new Option<DirectoryInfo>("--practice")
        {
            Description = "The folder of quotes/*.txt (one message per line, the quoted words in ⟦ ⟧), wishes/*.tsv (kind, tab, message), teach/questions.jsonl and kinds/*.txt.",
            Required = true,
        };
        var models = new Option<DirectoryInfo>("--models") { Description = "The folder of encoder.onnx and vocab.txt.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "The file to write, one JSON object a line.", Required = true };
        var times = new Option<int>("--times") { Description = "How often each message comes with another's words in its place.", DefaultValueFactory = _ => 4 };
        var command = new Command("marked", "Writes the training messages for train_quotes.py, with their vectors.") { practice, models, output, times };
        command.SetAction(async (parsed, cancellationToken) => await RunAsync(
            parsed.GetRequiredValue(practice).FullName, parsed.GetRequiredValue(models).FullName, parsed.GetRequiredValue(output).FullName, parsed.GetValue(times), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string practice, string models, string output, int times, CancellationToken cancellationToken)
    {
        var loaded = OnnxModels.Load(new ModelOptions { Folder = models, Threads = Environment.ProcessorCount });
        if (loaded.Encoder is not { } encoder)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', loaded.Faults));
            return 1;
        }

        await using var writer = new StreamWriter(output);
        foreach (var message in await ReadAsync(practice, times, cancellationToken))
        {
            var encoded = QuoteTagger.Encode(encoder, message.Text);
            if (encoded.Spans.Length == 0)
            {
                continue;
            }

            var line = new
            {
                text = message.Text,
                source = message.Source,
                kind = message.Kind,
                typed = message.IsTyped,
                tags = message.Quotes is { } quotes ? encoded.Spans.Select(span => quotes.Any(quote => quote.Start <= span.Start && span.End <= quote.End) ? 1 : 0).ToArray() : null,
                tokens = Convert.ToBase64String(Array.ConvertAll(encoded.Tokens, value => (byte)value)),
                dimensions = encoder.TokenDimensions,
                pieces = encoded.Spans.Select(span => QuoteTagger.BucketOf(span.Of(message.Text))).ToArray(),
                traits = Convert.ToBase64String(QuoteTagger.TraitsOf(message.Text, encoded.Spans)),
            };
            await writer.WriteLineAsync(JsonSerializer.Serialize(line, Plain).AsMemory(), cancellationToken);
        }

        return 0;
    }

    private static async Task<List<MarkedText>> ReadAsync(string folder, int times, CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        var made = new List<MarkedText>();
        var written = new List<List<(string Text, bool IsQuote)>>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "quotes"), "*.txt").Order(StringComparer.Ordinal))
        {
            foreach (var line in (await File.ReadAllLinesAsync(file, cancellationToken)).Where(line => line.Trim().Length > 0))
            {
                var pieces = Pieces(line.Replace("⏎", "\n", StringComparison.Ordinal));
                if (pieces.Exists(piece => piece.IsQuote))
                {
                    written.Add(pieces);
                }
                else
                {
                    made.Add(new MarkedText(line, "n" + made.Count, "other", []));
                }
            }
        }

        var quotes = written.SelectMany(pieces => pieces).Where(piece => piece.IsQuote).Select(piece => piece.Text.Trim()).Where(quote => quote.Count(sign => sign == ' ') >= 3).ToList();
        for (var at = 0; at < written.Count; at++)
        {
            made.Add(Joined(written[at], "q" + at));
            for (var time = 0; time < times; time++)
            {
                // In small letters where the writer's own are: who dictates or hurries does so all through.
                made.Add(Joined([.. written[at].Select(piece => piece.IsQuote ? (Like(piece.Text, quotes[random.Next(quotes.Count)], random), true) : piece)], "q" + at) with { IsTyped = false });
            }
        }

        // Where in a check of theirs the words held up stand is not known.
        made.AddRange((await ReadOthersAsync(folder, cancellationToken)).Select((message, at) =>
            message.Kind == "check" ? new MarkedText(message.Text.Replace("  ", "\n", StringComparison.Ordinal), "m" + at, "check", null) : new MarkedText(message.Text, "m" + at, "other", [])));
        return made;
    }

    private static List<(string Text, bool IsQuote)> Pieces(string line)
    {
        var pieces = new List<(string Text, bool IsQuote)>();
        var at = 0;
        foreach (Match quote in Marked().Matches(line))
        {
            pieces.Add((line[at..quote.Index], false));
            pieces.Add((quote.Groups["quote"].Value, true));
            at = quote.Index + quote.Length;
        }

        pieces.Add((line[at..], false));
        return pieces;
    }

    /// <summary>Another quote written as the one in whose place it comes: its first letter, its capitals, its closing sign.</summary>
    private static string Like(string own, string other, Random random)
    {
        own = own.Trim();
        if (own.Length == 0)
        {
            return other;
        }

        var words = other.Split(' ');
        if (words.Length > 14 && random.Next(3) == 0)
        {
            var from = random.Next(words.Length - 8);
            other = string.Join(' ', words[from..random.Next(from + 6, words.Length)]);
        }

        if (!own.Any(char.IsUpper))
        {
            other = other.ToLowerInvariant();
        }
        else if (char.IsLower(own[0]))
        {
            other = char.ToLowerInvariant(other[0]) + other[1..];
        }

        if (!own.Any(char.IsPunctuation))
        {
            other = new string([.. other.Where(sign => !char.IsPunctuation(sign) || sign is '\'' or '’' or '-')]);
        }

        var isClosed = own[^1] is '.' or '!' or '?' or '…';
        other = other.TrimEnd('.', '!', '?', '…', ',', ';');
        return isClosed ? other + own[^1] : other;
    }

    private static MarkedText Joined(List<(string Text, bool IsQuote)> pieces, string source)
    {
        var (text, quotes) = ("", new List<TextSpan>());
        foreach (var piece in pieces)
        {
            if (piece.IsQuote)
            {
                quotes.Add(new TextSpan(text.Length, piece.Text.Length));
            }

            text += piece.Text;
        }

        return new MarkedText(text, source, "check", quotes);
    }

    [GeneratedRegex("⟦(?<quote>.*?)⟧", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    /// <param name="Text">The message.</param>
    /// <param name="Source">The message that it was made from: what is made from one stays in one fold.</param>
    /// <param name="Kind">"check" or "other".</param>
    /// <param name="Quotes">What is held up; null if that is not known.</param>
    private sealed record MarkedText(string Text, string Source, string Kind, List<TextSpan>? Quotes)
    {
        /// <summary>False for one with another message's words in place of its own.</summary>
        public bool IsTyped { get; init; } = true;
    }

    /// <summary>The messages with their kinds: a kind of wish, "check", or "none".</summary>
    private static async Task<List<(string Kind, string Text)>> ReadOthersAsync(string folder, CancellationToken cancellationToken)
    {
        var messages = new List<(string Kind, string Text)>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "wishes"), "*.tsv").Order(StringComparer.Ordinal))
        {
            messages.AddRange((await File.ReadAllLinesAsync(file, cancellationToken)).Select(line => line.Split('\t')).Select(parts => (parts[0] == "question" ? NoQuote : parts[0], parts[1])));
        }

        foreach (var name in (string[])["about.txt", "off.txt"])
        {
            messages.AddRange((await File.ReadAllLinesAsync(Path.Combine(folder, "kinds", name), cancellationToken)).Select(line => (NoQuote, line)));
        }

        var questions = await File.ReadAllLinesAsync(Path.Combine(folder, "teach", "questions.jsonl"), cancellationToken);
        messages.AddRange(questions.Select(line => (NoQuote, JsonSerializer.Deserialize(line, FittingJson.Default.FittingQuestion)!.Text)));
        return messages;
    }
}
