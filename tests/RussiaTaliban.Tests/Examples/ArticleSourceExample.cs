using System.Text;
using RussiaTaliban.Intake.Readers;
using RussiaTaliban.Intake.Sources;
using RussiaTaliban.Tests.Intake;

namespace RussiaTaliban.Tests.Examples;

/// <summary>A minimal source of articles: a reader that recognises its format and returns paragraphs, or a reason and a remedy.</summary>
public sealed class ArticleSourceExample
{
    [Fact]
    public async Task Subtitles_Read_AreOneParagraphACaption()
    {
        var outcome = await ReadAsync("1\n00:00:01,000 --> 00:00:04,000\nThe harbour is\nclosed.\n\n2\n00:00:05,000 --> 00:00:07,000\nFerries wait.\n");

        Assert.Equal(["The harbour is closed.", "Ferries wait."], Assert.Single(outcome.Documents).Blocks.Select(block => block.Text));
    }

    [Fact]
    public async Task Subtitles_WithoutCaptions_AreRefusedWithAReason()
    {
        var outcome = await ReadAsync("no captions here");

        Assert.Empty(outcome.Documents);
        Assert.Equal("it has no captions", Assert.Single(outcome.Refusals).Reason);
    }

    /// <summary>In the product, a new reader is one more item in the list of SourceReaders.</summary>
    private static async Task<ReadOutcome> ReadAsync(string text) =>
        (await new SourceReaders(TimeSpan.FromSeconds(60), TimeProvider.System) { All = [new SubtitleReader()] }
            .ReadAsync(Samples.File("film.srt", text), TestContext.Current.CancellationToken)).Outcome;

    private sealed class SubtitleReader : ISourceReader
    {
        public string Kind => "subtitles";

        public bool Recognises(SourceFile source) => source.Extension == ".srt";

        public ReadOutcome Read(SourceFile source, CancellationToken cancellationToken)
        {
            // A caption is a number, a line with its times, and its words.
            var captions = Encoding.UTF8.GetString(source.Bytes).ReplaceLineEndings("\n").Split("\n\n")
                .Select(caption => caption.Trim().Split('\n'))
                .Where(lines => lines.Length > 2 && lines[1].Contains("-->", StringComparison.Ordinal))
                .Select(lines => string.Join(' ', lines[2..]))
                .ToList();
            return captions.Count == 0
                ? ReadOutcome.No("it has no captions", "export the subtitles as .srt again")
                : ReadOutcome.Of(new TakenDocument("", [.. captions.Select(TakenBlock.Paragraph)]));
        }
    }
}
