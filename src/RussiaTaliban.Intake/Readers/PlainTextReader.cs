using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Intake.Sources;

namespace RussiaTaliban.Intake.Readers;

/// <summary>A text without mark-up: paragraphs parted by blank lines, or a line each where there are none.</summary>
internal sealed partial class PlainTextReader : ISourceReader
{
    private const int MaxTitleLine = 150;

    // Lines that a writer's program has broken are about as long as each other, and shorter than this.
    private const int MaxBrokenLineLength = 100;

    public string Kind => "text";

    public bool Recognises(SourceFile source) => source.Extension is ".txt" or ".text";

    public ReadOutcome Read(SourceFile source, CancellationToken cancellationToken)
    {
        var faults = new List<CorpusFault>();
        if (TextFile.Decode(source.Bytes, source.Name, faults) is not { } text)
        {
            return ReadOutcome.No(faults[^1].Message.Split(';')[0], "save it as a text file in UTF-8");
        }

        var lines = text.ReplaceLineEndings("\n");
        var parts = Blank().Split(lines).Select(part => part.Trim()).Where(part => part.Any(char.IsLetterOrDigit)).ToList();
        if (parts is [var only] && only.Split('\n') is { Length: > 2 } single && single.Any(line => line.Length > MaxBrokenLineLength))
        {
            parts = [.. single];
        }

        var title = parts.Count > 1 && parts[0].Length <= MaxTitleLine && !parts[0].Contains('\n', StringComparison.Ordinal) ? parts[0] : "";
        return parts.Count == 0
            ? ReadOutcome.No("there is no text in it")
            : ReadOutcome.Of(new TakenDocument(title, [.. parts.Skip(title.Length > 0 ? 1 : 0).Select(part => TakenBlock.Paragraph(part))])
            {
                Remarks = [.. faults.Select(fault => fault.Message.Split(':')[0])],
            });
    }

    [GeneratedRegex(@"\n[ \t\u00A0\f]*\n\s*", RegexOptions.ExplicitCapture)]
    private static partial Regex Blank();
}
