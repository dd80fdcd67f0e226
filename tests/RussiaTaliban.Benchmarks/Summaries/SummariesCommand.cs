using System.CommandLine;
using System.Globalization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Benchmarks.Summaries;

/// <summary><c>summaries</c>: ROUGE against a public set, with the first sentences and TextRank beside it.</summary>
internal static class SummariesCommand
{
    public static Command Create()
    {
        var set = new Option<DirectoryInfo>("--set") { Description = "A folder with article/TOPIC/NAME.txt (title, then paragraphs) and summary/TOPIC/NAME.txt", Required = true };
        var sentences = new Option<int>("--sentences") { Description = "How many sentences each method may pick", DefaultValueFactory = _ => 3 };
        var command = new Command("summaries", "Scores the summaries, and compares them with the first sentences and TextRank") { set, sentences };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(set), parsed.GetValue(sentences), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo set, int most, CancellationToken cancellationToken)
    {
        var scores = new Dictionary<string, List<Rouge>> { ["this summary"] = [], ["first sentences"] = [], ["TextRank"] = [], ["TextRank, no more words than this summary"] = [] };
        var articles = Path.Combine(set.FullName, "article");
        if (!Directory.Exists(articles))
        {
            return Failure.Tell([$"there is no folder “{articles}”"]);
        }

        foreach (var file in Directory.EnumerateFiles(articles, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var reference = await File.ReadAllTextAsync(Path.Combine(set.FullName, "summary", Path.GetRelativePath(articles, file)), cancellationToken);
            var article = await ReadAsync(await File.ReadAllTextAsync(file, cancellationToken), cancellationToken);
            List<string> sentences = [.. article.Passages.SelectMany(passage => SentenceSplitter.Split(passage.Text).Select(span => span.Of(passage.Text)))];
            List<string> ours = [.. Summarizer.Summarize(article, most).Sentences.Select(sentence => sentence.Text)];
            Add("this summary", ours);
            Add("first sentences", sentences.Take(most));
            Add("TextRank", TextRank.Pick(sentences, most));
            Add("TextRank, no more words than this summary", TextRank.PickWords(sentences, ours.Sum(TextRank.Words)));

            void Add(string method, IEnumerable<string> picked) => scores[method].Add(Rouge.Of(string.Join(' ', picked), reference));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {most} sentences, {scores["TextRank"].Count} articles | ROUGE-1 | ROUGE-2 | ROUGE-L |\n|---|---|---|---|"));
        foreach (var (method, all) in scores)
        {
            var mean = Rouge.Mean(all);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {method} | {mean.One:F3} | {mean.Two:F3} | {mean.Longest:F3} |"));
        }

        return 0;
    }

    /// <summary>A plain text as an article, through the reader of the corpus: its first line is the title.</summary>
    private static async Task<Article> ReadAsync(string text, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("summaries-");
        try
        {
            var (title, body) = text.ReplaceLineEndings("\n").Split('\n', 2) is [var first, var rest] ? (first, rest) : ("Untitled", text);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "article.md"), $"---\ntitle: '{title.Replace("'", "''", StringComparison.Ordinal)}'\n---\n\n{body}\n", cancellationToken);
            var read = await CorpusReader.ReadAsync(folder.FullName, cancellationToken);
            return read.Corpus?.Articles.Single() ?? throw new InvalidDataException(string.Join("; ", read.Faults));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
