using System.IO.Compression;
using System.Text;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Intake;
using RussiaTaliban.Intake.Readers;
using RussiaTaliban.Intake.Sources;

namespace RussiaTaliban.Tests.Intake;

/// <summary>The built program reads sources in a process of its own: what a file does to it, it does there.</summary>
public sealed class ReaderProcessTests : IDisposable
{
    private readonly ReaderProcess _process = new(
        new ReaderCommand("dotnet", [Path.Combine(AppContext.BaseDirectory, "RussiaTaliban.Host.dll")]),
        new IntakeOptions { ReadingMegabytes = 256, ReadingLimit = TimeSpan.FromSeconds(20) }, TimeProvider.System);

    public void Dispose() => _process.Dispose();

    public static TheoryData<string> Kinds => ["html", "pdf", "word", "feed", "text"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Source_ReadThere_IsAsIfReadHere(string kind)
    {
        var source = kind switch
        {
            "html" => Samples.File("a.html", Samples.Page(Samples.Story, "<meta property='article:published_time' content='2025-03-04'><meta name='author' content='Dr. Ж'>")),
            "pdf" => Samples.File("a.pdf", Samples.Pdf((page, font) => Samples.Lines(page, font, 12, 60, 700, Samples.Lead, Samples.Second))),
            "word" => Samples.File("a.docx", Samples.Word(Samples.Paragraph(Samples.Lead) + Samples.Paragraph("Текст по-русски."))),
            "feed" => Samples.File("feed.xml", $"<rss version='2.0'><channel><title>F</title><item><title>T</title><link>https://example.org/1</link><description>{Samples.Lead} {Samples.Second}</description></item></channel></rss>"),
            _ => Samples.File("a.txt", Samples.Lead + "\n\n" + Samples.Second),
        };

        var (there, outcome) = await _process.ReadAsync(source, TestContext.Current.CancellationToken);
        var (here, expected) = await new SourceReaders(TimeSpan.FromMinutes(1), TimeProvider.System).ReadAsync(source, TestContext.Current.CancellationToken);

        Assert.Equal((kind, kind), (there, here));
        Assert.Equal(expected.Refusals, outcome.Refusals);
        Assert.Equal(expected.Documents.Select(Told), outcome.Documents.Select(Told));
        Assert.NotEmpty(outcome.Documents);
    }

    public static TheoryData<string> Bombs => ["word of empty paragraphs", "word deep", "word with entities", "pdf of forms", "html drawing"];

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task Bomb_IsRefused_AndTheNextSourceIsRead(string bomb)
    {
        var (_, outcome) = await _process.ReadAsync(Bomb(bomb), TestContext.Current.CancellationToken);
        var (_, next) = await _process.ReadAsync(Samples.File("a.txt", Samples.Lead + "\n\n" + Samples.Second), TestContext.Current.CancellationToken);

        Assert.Empty(outcome.Documents);
        Assert.Single(outcome.Refusals);
        Assert.Single(next.Documents);
    }

    [Theory]
    [InlineData("/opt/briefing/RussiaTaliban.Host", "/opt/briefing/RussiaTaliban.Host", true)]
    [InlineData("/opt/briefing/RussiaTaliban.Host.exe", "/opt/briefing/RussiaTaliban.Host.exe", true)]
    [InlineData("/usr/share/dotnet/dotnet", "/usr/share/dotnet/dotnet", false)]
    [InlineData("/opt/tests/RussiaTaliban.Tests", "dotnet", false)]
    [InlineData(null, "dotnet", false)]
    public void Command_OfTheProgram_IsItsOwnExecutableOrItsLibraryUnderDotNet(string? running, string program, bool isAlone)
    {
        var command = IntakeComposition.Reader(running);

        Assert.Equal(program, command.Program);
        string[] arguments = isAlone ? [] : [Path.Combine(AppContext.BaseDirectory, "RussiaTaliban.Host.dll")];
        Assert.Equal(arguments, command.Arguments);
    }

    [Fact]
    public async Task Command_OfThisMachine_ReadsASource()
    {
        using var process = new ReaderProcess(IntakeComposition.Reader(Environment.ProcessPath), new IntakeOptions(), TimeProvider.System);

        var (_, outcome) = await process.ReadAsync(Samples.File("a.txt", Samples.Lead + "\n\n" + Samples.Second), TestContext.Current.CancellationToken);

        Assert.Single(outcome.Documents);
    }

    [Fact]
    public async Task Program_ThatCannotBeStarted_IsSaidOnceForAllSources()
    {
        using var folder = new TemporaryFolder();
        var options = new IntakeOptions();
        options.ReadWith(new ReaderCommand(Path.Combine(folder.Path, "nowhere"), []));
        using var intake = new ArticleIntake(options, TimeProvider.System);
        string[] sources = [folder.Write("a.txt", Samples.Lead), folder.Write("b.txt", Samples.Second)];

        var fault = await Assert.ThrowsAsync<ReaderNotStartedException>(
            () => intake.TakeAsync(sources, Path.Combine(folder.Path, "corpus"), replace: false, null, TestContext.Current.CancellationToken));

        Assert.Contains("cannot be started", fault.Message, StringComparison.Ordinal);
    }

    private static SourceFile Bomb(string name) => name switch
    {
        "word of empty paragraphs" => Samples.File("a.docx", Packed(new StringBuilder().Insert(0, "<w:p/>", 9_000_000))),
        "word deep" => Samples.File("a.docx", Packed(new StringBuilder().Insert(0, "</w:sdt>", 400_000).Insert(0, "<w:sdt>", 400_000))),
        "word with entities" => Samples.File("a.docx", Packed(new StringBuilder("&a9;"),
            "<!DOCTYPE w [<!ENTITY a0 'lol'>" + string.Concat(Enumerable.Range(1, 9).Select(at => $"<!ENTITY a{at} '{string.Concat(Enumerable.Repeat($"&a{at - 1};", 10))}'>")) + "]>")),
        "pdf of forms" => Samples.File("a.pdf", Forms(depth: 12)),
        _ => Samples.File("a.html", "<html><body><svg><style>" + new StringBuilder().Insert(0, "<g>", 300_000)),
    };

    private static byte[] Packed(StringBuilder body, string before = "")
    {
        using var stream = new MemoryStream(Samples.Word(""));
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        using (var archive = new ZipArchive(whole, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("word/document.xml")!.Delete();
            using var part = new StreamWriter(archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open());
            part.Write($"{before}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
            foreach (var chunk in body.GetChunks())
            {
                part.Write(chunk.Span);
            }

            part.Write("</w:body></w:document>");
        }

        return whole.ToArray();
    }

    // Each form draws the next ten times: the last one is drawn ten times to the power of the depth.
    private static byte[] Forms(int depth)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /F 6 0 R >> /Font << /T 5 0 R >> >> >>",
            Stream("", "/F Do"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
        };
        for (var at = 0; at < depth; at++)
        {
            var inner = at == depth - 1 ? "" : $"/XObject << /F {7 + at} 0 R >>";
            objects.Add(Stream($"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /T 5 0 R >> {inner} >>",
                at == depth - 1 ? "BT /T 9 Tf 50 700 Td (words of a bomb) Tj ET" : string.Concat(Enumerable.Repeat("/F Do ", 10))));
        }

        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = objects.Select((text, at) =>
        {
            var place = pdf.Length;
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{text}\nendobj\n");
            return place;
        }).ToList();
        var table = pdf.Length;
        pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF");
        return Encoding.Latin1.GetBytes(pdf.ToString());

        static string Stream(string entries, string content) => $"<< {entries} /Length {content.Length} >>\nstream\n{content}\nendstream";
    }

    private static string Told(TakenDocument document) =>
        $"{document.Title}|{document.Author}|{document.Publisher}|{document.Published}|{document.Language}|{document.Canonical}|{document.Key}|{string.Join(';', document.Remarks)}|{string.Join('\n', document.Blocks)}";
}
