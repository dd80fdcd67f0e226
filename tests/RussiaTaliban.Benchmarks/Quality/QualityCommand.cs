using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Onnx;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Benchmarks.Quality;

/// <summary><c>quality</c>: runs a question set through the whole product and scores it.</summary>
internal static class QualityCommand
{
    private static readonly string[] AblationFigures =
    [
        "first passage right [all]", "right passage shown [all]", "first passage right [howto-paraphrase]", "right passage shown [howto-paraphrase]",
        "first passage right [typo]", "first passage right [followup]",
    ];

    public static Command Create()
    {
        var questions = new Option<FileInfo>("--questions") { Description = "A question set, one JSON object a line", Required = true };
        var corpus = new Option<DirectoryInfo>("--corpus") { Description = "The corpus that it asks about", DefaultValueFactory = _ => new DirectoryInfo(CorpusFolder.Default()) };
        var ablations = new Option<bool>("--ablations") { Description = "A table with each mechanism off in turn" };
        var folder = new Option<DirectoryInfo?>("--models") { Description = "A folder with other models than the shipped ones" };
        var command = new Command("quality", "Runs a question set, and compares the result with plain BM25") { questions, corpus, ablations, folder };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var models = OnnxModels.Load(new ModelOptions { Folder = parsed.GetValue(folder)?.FullName ?? "" });
            var options = SearchOptions.Default with { Encoder = models.Encoder, Reader = models.Reader };
            return await RunAsync(parsed.GetRequiredValue(questions), parsed.GetRequiredValue(corpus), options, parsed.GetValue(ablations), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, DirectoryInfo corpus, SearchOptions options, bool ablations, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            return Failure.Tell([$"there is no file “{file.FullName}”"]);
        }

        var questions = File.ReadLines(file.FullName).Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize(line, QualityJson.Default.QualityQuestion)!).ToList();
        return ablations
            ? await AblateAsync(questions, corpus, options, cancellationToken)
            : await CompareAsync(questions, corpus, options, cancellationToken);
    }

    private static async Task<int> CompareAsync(List<QualityQuestion> questions, DirectoryInfo corpus, SearchOptions options, CancellationToken cancellationToken)
    {
        if (await Product.AskAsync(corpus.FullName, questions, options, cancellationToken) is not { } run
            || await Product.AskAsync(corpus.FullName, questions, Ablation.Plain.Without(options), cancellationToken) is not { } plain)
        {
            return 1;
        }

        var rival = Scorecard.Of(plain);
        Console.WriteLine("| figure | this search | 95 % interval | plain BM25 |\n|---|---|---|---|");
        foreach (var figure in Scorecard.Of(run).Figures)
        {
            var (low, high) = figure.Interval();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {figure.Name} | {figure.Good}/{figure.Hits.Count} = {figure.Share:F3} | {low:F2}–{high:F2} | {rival.Find(figure.Name)?.Share:F3} |"));
        }

        return 0;
    }

    private static async Task<int> AblateAsync(List<QualityQuestion> questions, DirectoryInfo corpus, SearchOptions options, CancellationToken cancellationToken)
    {
        Console.WriteLine($"| | {string.Join(" | ", AblationFigures)} |\n|---|{string.Concat(AblationFigures.Select(_ => "---|"))}");
        foreach (var ablation in Ablation.All)
        {
            if (await Product.AskAsync(corpus.FullName, questions, ablation.Without(options), cancellationToken) is not { } run)
            {
                return 1;
            }

            var card = Scorecard.Of(run);
            var cells = AblationFigures.Select(name => card.Find(name)?.Share.ToString("F3", CultureInfo.InvariantCulture) ?? "–");
            Console.WriteLine($"| {ablation.Name} | {string.Join(" | ", cells)} |");
        }

        return 0;
    }
}
