using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Corpora.Reading;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Intake;
using RussiaTaliban.Intake.Writing;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Benchmarks.Corpora;

/// <summary>
/// <c>take</c>: how much of folders of Markdown that was not written for this program is read, and how much mark-up its passages still show; with <c>--pages</c>, how
/// many of folders of other files become articles.
/// </summary>
internal static partial class TakeCommand
{
    public static Command Create()
    {
        var folders = new Argument<DirectoryInfo[]>("FOLDER") { Description = "Folders of Markdown, each measured on its own", Arity = ArgumentArity.OneOrMore };
        var show = new Option<int>("--show") { Description = "How many faults and how many passages with mark-up are shown of each", DefaultValueFactory = _ => 0 };
        var pages = new Option<string?>("--pages") { Description = "Measure instead how many of the files of this name (source.html, *.pdf) become articles, as `add` makes them" };
        var command = new Command("take", "Measures how cleanly folders of Markdown are read") { folders, show, pages };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(pages) is { } pattern
            ? PagesAsync(parsed.GetRequiredValue(folders), pattern, parsed.GetValue(show), cancellationToken)
            : RunAsync(parsed.GetRequiredValue(folders), parsed.GetValue(show), cancellationToken));
        return command;
    }

    private static async Task<int> PagesAsync(DirectoryInfo[] folders, string pattern, int show, CancellationToken cancellationToken)
    {
        Console.WriteLine("| folder | files | articles with title and text | passages | refused |\n|---|---|---|---|---|");
        foreach (var folder in folders)
        {
            var corpus = Directory.CreateTempSubdirectory("russia-taliban-take-");
            using var intake = new ArticleIntake(new IntakeOptions(), TimeProvider.System);
            var files = folder.EnumerateFiles(pattern, SearchOption.AllDirectories).Select(file => file.FullName).Order(StringComparer.Ordinal).ToList();
            var results = await intake.TakeAsync(files, corpus.FullName, replace: false, null, cancellationToken);
            var refused = results.Where(result => result.State == StoredState.Refused).ToList();
            var read = (await CorpusReader.ReadAsync(corpus.FullName, cancellationToken)).Corpus;

            // Counted by what is in the corpus at the end: two pages of one article count as its own.
            var taken = results.Count(result => result.Slug is { } slug && read?.FindArticle(slug) is { Title.Length: > 0, Passages.Count: > 0 });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {folder.Name} | {files.Count} | {taken} ({Share(taken, files.Count)}) | {read?.Passages.Count ?? 0} | {refused.Count} |"));
            foreach (var result in refused.Take(show))
            {
                Console.WriteLine($"    {result.Source}: {result.Refusal}");
            }

            corpus.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task<int> RunAsync(DirectoryInfo[] folders, int show, CancellationToken cancellationToken)
    {
        if (Array.Find(folders, folder => !folder.Exists) is { } missing)
        {
            return Failure.Tell([$"there is no folder “{missing}”"]);
        }

        Console.WriteLine("| folder | files with text | articles | passages | with raw mark-up | not proven | no text, drafts | language recognised as named |\n|---|---|---|---|---|---|---|---|");
        foreach (var folder in folders)
        {
            var read = await CorpusReader.ReadAsync(folder.FullName, cancellationToken);
            var articles = read.Corpus?.Articles ?? [];
            var passages = read.Corpus?.Passages ?? [];
            var refused = read.Faults.Select(fault => fault.File).Distinct().Count();
            var raw = passages.Where(passage => Sign(passage) is not null).ToList();
            var unread = read.Remarks.Count(remark => remark.Kind == CorpusFaultKind.NoText || remark.Message.StartsWith("left out: a draft", StringComparison.Ordinal));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {folder.Name} | {articles.Count + refused} | {articles.Count} ({Share(articles.Count, articles.Count + refused)}) | {passages.Count} | {raw.Count} ({Share(raw.Count, passages.Count)}) | {passages.Count(passage => !passage.IsProven)} | {unread} | {Languages(articles)} |"));
            foreach (var fault in read.Faults.Take(show))
            {
                Console.WriteLine($"    {fault}");
            }

            foreach (var passage in raw.Take(show))
            {
                var sign = Sign(passage)!;
                var from = Math.Max(0, sign.Index - 60);
                Console.WriteLine($"    {passage.Id}: …{passage.Text.Substring(from, Math.Min(140, passage.Text.Length - from)).ReplaceLineEndings("⏎")}");
            }
        }

        return 0;
    }

    /// <summary>Of the articles that name their language and are long enough to be judged, how many are recognised as what they name.</summary>
    private static string Languages(IReadOnlyList<Article> articles)
    {
        var judged = articles.Select(article => FrontMatter.Read(article.Text) is var front && front["language", "lang", "locale"]?.First is { Length: > 0 } named
                && LanguageRecognizer.Of(article.Text[front.End..]) is { } found ? (Named: named, Found: found) : default)
            .Where(one => one.Named is not null).ToList();
        var right = judged.Count(one => one.Named.Split('-', '_')[0].Equals(one.Found, StringComparison.OrdinalIgnoreCase));
        return judged.Count == 0 ? "none named" : string.Create(CultureInfo.InvariantCulture, $"{right} of {judged.Count}");
    }

    /// <summary>The first sign of mark-up that is not written as code, escaped or by name, as a writer does who means the sign itself.</summary>
    private static Match? Sign(Passage passage) => Raw().Matches(passage.Text).FirstOrDefault(match => !IsMeant(passage, match.Index));

    private static bool IsMeant(Passage passage, int index)
    {
        var at = 0;
        foreach (var run in passage.Runs)
        {
            var length = run.Kind == SourceRunKind.Verbatim ? run.Length : 1;
            if (index < at + length)
            {
                return run.Kind != SourceRunKind.Verbatim || (run.Start > 0 && passage.Article.Text[run.Start - 1] is '`' or '\\' && Ticks(passage.Article.Text, run));
            }

            at += length;
        }

        return false;
    }

    private static bool Ticks(string text, SourceRun run) =>
        text[run.Start - 1] == '\\' || (text[run.Start - 1] == '`' && run.Start + run.Length < text.Length && text[run.Start + run.Length] == '`');

    private static string Share(int part, int whole) => (whole == 0 ? 1 : (double)part / whole).ToString("P1", CultureInfo.InvariantCulture);

    // Signs of Markdown, HTML, shortcodes and attribute lists that are no words: emphasis, links, images, tags, comments, entities, headings, rows of tables, fences.
    [GeneratedRegex(
        @"\*\*|(?<!\w)__\w|\]\([^)\s]|\]\[[^\]]*\]|!\[|</?[a-zA-Z][a-zA-Z0-9-]*(\s[^<>]*)?/?>|<!--|&[a-z]{2,8};|&\#[0-9]+;|\{\{|\}\}|\{%|\{:|^\#{1,6}\s|^\s*\||\|\s*$|^\s*>\s|^\s*[-*+]\s|```|~~|\[\^|^:::",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Raw();
}
