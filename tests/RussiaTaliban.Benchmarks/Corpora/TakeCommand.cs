using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Benchmarks.Corpora;

/// <summary><c>take</c>: how much of folders of Markdown that was not written for this program is read, and how much mark-up its passages still show.</summary>
internal static partial class TakeCommand
{
    public static Command Create()
    {
        var folders = new Argument<DirectoryInfo[]>("FOLDER") { Description = "Folders of Markdown, each measured on its own", Arity = ArgumentArity.OneOrMore };
        var show = new Option<int>("--show") { Description = "How many faults and how many passages with mark-up are shown of each", DefaultValueFactory = _ => 0 };
        var command = new Command("take", "Measures how cleanly folders of Markdown are read") { folders, show };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(folders), parsed.GetValue(show), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo[] folders, int show, CancellationToken cancellationToken)
    {
        if (Array.Find(folders, folder => !folder.Exists) is { } missing)
        {
            return Failure.Tell([$"there is no folder “{missing}”"]);
        }

        Console.WriteLine("| folder | files with text | articles | passages | with raw mark-up | not proven | no text, drafts |\n|---|---|---|---|---|---|---|");
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
                $"| {folder.Name} | {articles.Count + refused} | {articles.Count} ({Share(articles.Count, articles.Count + refused)}) | {passages.Count} | {raw.Count} ({Share(raw.Count, passages.Count)}) | {passages.Count(passage => !passage.IsProven)} | {unread} |"));
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
