using System.Net;
using System.Text;

namespace RussiaTaliban.Briefing.Corpora.Reading;

/// <summary>
/// What a reader is shown of a stretch of a file: runs of the file in their order, with the mark-up between them left out. The text is made of the runs
/// and of nothing else, so that a quote can always be proved from the file.
/// </summary>
internal sealed class ShownText
{
    private ShownText(string text, IReadOnlyList<SourceRun> runs)
    {
        Text = text;
        Runs = runs;
    }

    public string Text { get; }

    public IReadOnlyList<SourceRun> Runs { get; }

    /// <summary>The text of these runs of a file; null if they are no runs of it: outside it, out of order, or not what they are said to be.</summary>
    public static string? Compose(string source, IEnumerable<SourceRun> runs)
    {
        var text = new StringBuilder();
        var position = 0;
        foreach (var run in runs)
        {
            if (run.Start < position || run.Length < 0 || run.Start + run.Length > source.Length || TextOf(source, run) is not { } piece)
            {
                return null;
            }

            text.Append(piece);
            position = run.Start + run.Length;
        }

        return text.ToString();
    }

    /// <summary>The runs as shown text, without white space at either end; null if no letter or digit is left.</summary>
    public static ShownText? Of(string source, IEnumerable<SourceRun> runs)
    {
        var all = runs.ToList();
        return Compose(source, all) is { } text && new ShownText(text, all).Trimmed(source) is { } shown && shown.Text.Any(char.IsLetterOrDigit) ? shown : null;
    }

    /// <summary>A part of it.</summary>
    /// <param name="source">The file.</param>
    /// <param name="start">Where the part starts in <see cref="Text"/>.</param>
    /// <param name="length">How long it is.</param>
    public ShownText Slice(string source, int start, int length)
    {
        var runs = new List<SourceRun>();
        var at = 0;
        foreach (var run in Runs)
        {
            var size = run.Kind == SourceRunKind.Verbatim ? run.Length : TextOf(source, run)!.Length;
            var from = Math.Max(start, at);
            var to = Math.Min(start + length, at + size);
            if (from < to)
            {
                runs.Add(run.Kind == SourceRunKind.Verbatim ? new SourceRun(run.Start + from - at, to - from, run.Kind) : run);
            }

            at += size;
        }

        return new ShownText(Compose(source, runs)!, runs);
    }

    private ShownText? Trimmed(string source)
    {
        var from = 0;
        var to = Text.Length;
        while (from < to && Text[from] is ' ' or '\t' or '\r' or '\n')
        {
            from++;
        }

        while (to > from && Text[to - 1] is ' ' or '\t' or '\r' or '\n')
        {
            to--;
        }

        return from == 0 && to == Text.Length ? this : from == to ? null : Slice(source, from, to - from);
    }

    private static string? TextOf(string source, SourceRun run)
    {
        var span = source.Substring(run.Start, run.Length);
        return run.Kind switch
        {
            SourceRunKind.Verbatim => span,
            SourceRunKind.Break => " ",
            SourceRunKind.Entity when span is ['&', .., ';'] && WebUtility.HtmlDecode(span) is var text && text != span => text,
            _ => null,
        };
    }
}
