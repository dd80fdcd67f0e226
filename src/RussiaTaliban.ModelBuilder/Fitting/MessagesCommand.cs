using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using RussiaTaliban.Chat.Intents.Wishes;
using RussiaTaliban.Onnx;

namespace RussiaTaliban.ModelBuilder.Fitting;

/// <summary>
/// <c>messages</c>: writes what <c>Neural/train_wishes.py</c> learns from: every message with its kind, the encoder's vectors and the places of its words, all as the
/// service itself makes them. Questions about texts count as no wish.
/// </summary>
internal static class MessagesCommand
{
    private const string NoWish = "none";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var practice = new Option<DirectoryInfo>("--practice")
        {
            Description = "The folder of wishes/*.tsv (kind, tab, message), teach/questions.jsonl, kinds/about.txt and kinds/off.txt.",
            Required = true,
        };
        var models = new Option<DirectoryInfo>("--models") { Description = "The folder of encoder.onnx and vocab.txt.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "The file to write, one JSON object a line: kind, text, whole, tokens, grams.", Required = true };
        var command = new Command("messages", "Write the messages that train_wishes.py learns from, with their vectors.") { practice, models, output };
        command.SetAction(async (parsed, cancellationToken) => await RunAsync(
            parsed.GetRequiredValue(practice).FullName, parsed.GetRequiredValue(models).FullName, parsed.GetRequiredValue(output).FullName, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string practice, string models, string output, CancellationToken cancellationToken)
    {
        var loaded = OnnxModels.Load(new ModelOptions { Folder = models, Threads = Environment.ProcessorCount });
        if (loaded.Encoder is not { } encoder)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', loaded.Faults));
            return 1;
        }

        await using var writer = new StreamWriter(output);
        foreach (var (kind, text) in await ReadAsync(practice, cancellationToken))
        {
            var encoded = encoder.EncodeQuestion(text);
            var line = new
            {
                kind,
                text,
                whole = Array.ConvertAll(encoded.Whole, value => (int)value),
                tokens = Array.ConvertAll(encoded.Tokens, value => (int)value),
                dimensions = encoder.TokenDimensions,
                grams = WishClassifier.GramsOf(text),
            };
            await writer.WriteLineAsync(JsonSerializer.Serialize(line, Plain).AsMemory(), cancellationToken);
        }

        return 0;
    }

    /// <summary>The messages with their kinds: a kind of wish, "check", or "none".</summary>
    internal static async Task<List<(string Kind, string Text)>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var messages = new List<(string Kind, string Text)>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "wishes"), "*.tsv").Order(StringComparer.Ordinal))
        {
            messages.AddRange((await File.ReadAllLinesAsync(file, cancellationToken)).Select(line => line.Split('\t')).Select(parts => (parts[0] == "question" ? NoWish : parts[0], parts[1])));
        }

        foreach (var name in (string[])["about.txt", "off.txt"])
        {
            messages.AddRange((await File.ReadAllLinesAsync(Path.Combine(folder, "kinds", name), cancellationToken)).Select(line => (NoWish, line)));
        }

        var questions = await File.ReadAllLinesAsync(Path.Combine(folder, "teach", "questions.jsonl"), cancellationToken);
        messages.AddRange(questions.Select(line => (NoWish, JsonSerializer.Deserialize(line, FittingJson.Default.FittingQuestion)!.Text)));
        return messages;
    }
}
