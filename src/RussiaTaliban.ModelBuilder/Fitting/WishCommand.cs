using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RussiaTaliban.Onnx;

namespace RussiaTaliban.ModelBuilder.Fitting;

/// <summary>
/// <c>wishes</c>: teaches to tell by a message's vector which kind of wish about deliveries it is, if any, and writes Chat's <c>wish-kinds.json</c>. Each kind is a
/// logistic regression against all else; the least odds that are taken let through no more than <see cref="MaxTaken"/> of the questions, by five folds.
/// </summary>
internal static class WishCommand
{
    private const double Penalty = 60;

    private const int Folds = 5;

    /// <summary>At most this share of messages that are no wishes may be taken for one.</summary>
    private const double MaxTaken = 0.003;

    /// <summary>Every so many of the questions about articles that the search was taught with.</summary>
    private const int EveryQuestion = 3;

    private const string NoWish = "question";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var practice = new Option<DirectoryInfo>("--practice")
        {
            Description = "The folder of wishes/*.tsv (kind, tab, message), teach/questions.jsonl, kinds/about.txt and kinds/off.txt.",
            Required = true,
        };
        var models = new Option<DirectoryInfo>("--models") { Description = "The folder of encoder.onnx and vocab.txt.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "The wish-kinds.json to write.", Required = true };
        var command = new Command("wishes", "Teach to tell wishes about deliveries from questions.") { practice, models, output };
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

        var messages = await ReadAsync(practice, cancellationToken);
        var rows = messages.ConvertAll(message => encoder.EncodeQuestion(message.Text).Whole.Select(value => value / (double)sbyte.MaxValue).ToArray());
        var kinds = messages.Select(message => message.Kind).Where(kind => kind != NoWish).Distinct().Order(StringComparer.Ordinal).ToList();
        var judged = new (string Kind, double Score)[rows.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var fitted = Fit(kinds, messages, rows, at => at % Folds != fold);
            for (var at = fold; at < rows.Count; at += Folds)
            {
                judged[at] = kinds.Select((kind, which) => (kind, Score(fitted[which], rows[at]))).MaxBy(kind => kind.Item2);
            }
        }

        var taken = messages.Zip(judged).Where(pair => pair.First.Kind == NoWish).Select(pair => pair.Second.Score).OrderDescending().ToList();
        var least = Math.Round(taken[(int)(MaxTaken * taken.Count)], 4);
        var wishes = messages.Zip(judged).Where(pair => pair.First.Kind != NoWish).ToList();
        var report = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{wishes.Count} wishes and {taken.Count} other messages, five folds, least log odds {least:F2}") };
        foreach (var kind in wishes.GroupBy(pair => pair.First.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            double count = kind.Count();
            var (right, other) = (kind.Count(pair => pair.Second.Score >= least && pair.Second.Kind == kind.Key), kind.Count(pair => pair.Second.Score >= least && pair.Second.Kind != kind.Key));
            report.Add(string.Create(CultureInfo.InvariantCulture, $"{kind.Key} ({count}): right {right / count:F3}, taken for another kind {other / count:F3}"));
        }

        Console.WriteLine(string.Join('\n', report));
        var all = Fit(kinds, messages, rows, _ => true);
        await using var stream = File.Create(output);
        await JsonSerializer.SerializeAsync(
            stream,
            new
            {
                provenance = string.Join("; ", report),
                least,
                kinds = kinds.Select((kind, which) => (kind, all[which])).ToDictionary(
                    kind => kind.kind, kind => new { bias = Math.Round(kind.Item2.Bias, 4), weights = kind.Item2.Weights.Select(weight => Math.Round(weight, 4)).ToArray() }),
            },
            Plain,
            cancellationToken);
        return 0;
    }

    private static async Task<List<(string Kind, string Text)>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var messages = new List<(string, string)>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "wishes"), "*.tsv").Order(StringComparer.Ordinal))
        {
            messages.AddRange((await File.ReadAllLinesAsync(file, cancellationToken)).Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1])));
        }

        foreach (var name in (string[])["about.txt", "off.txt"])
        {
            messages.AddRange((await File.ReadAllLinesAsync(Path.Combine(folder, "kinds", name), cancellationToken)).Select(line => (NoWish, line)));
        }

        var questions = await File.ReadAllLinesAsync(Path.Combine(folder, "teach", "questions.jsonl"), cancellationToken);
        messages.AddRange(questions.Where((_, at) => at % EveryQuestion == 0).Select(line => (NoWish, JsonSerializer.Deserialize(line, FittingJson.Default.FittingQuestion)!.Text)));
        return messages;
    }

    private static (double Bias, double[] Weights)[] Fit(List<string> kinds, List<(string Kind, string Text)> messages, List<double[]> rows, Func<int, bool> isTaught)
    {
        var places = Enumerable.Range(0, rows.Count).Where(isTaught).ToList();
        var taught = places.ConvertAll(at => rows[at]);
        return [.. kinds.AsParallel().AsOrdered().Select(kind => LogisticFit.Fit(taught, places.ConvertAll(at => messages[at].Kind == kind), Penalty))];
    }

    private static double Score((double Bias, double[] Weights) fitted, double[] row) => fitted.Bias + fitted.Weights.Zip(row, (weight, value) => weight * value).Sum();
}
