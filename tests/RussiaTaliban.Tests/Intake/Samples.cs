using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using RussiaTaliban.Intake.Readers;
using RussiaTaliban.Intake.Sources;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace RussiaTaliban.Tests.Intake;

/// <summary>Sources made in the test that reads them.</summary>
internal static class Samples
{
    public const string Lead = "Three rivers mark the border between Tajikistan and Afghanistan, and the Panj is the longest of them by far.";

    public const string Second = "Trade crosses it on five bridges that were built between 2002 and 2011, most of them with foreign money.";

    public static readonly DateOnly Today = new(2026, 11, 27);

    public static SourceFile File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public static SourceFile File(string name, byte[] bytes) => new(name, bytes) { Today = Today };

    /// <summary>What the reader of the source's format makes of it, with the product's limits.</summary>
    public static async Task<ReadOutcome> ReadAsync(SourceFile source, TimeSpan? limit = null) =>
        (await new SourceReaders(limit ?? TimeSpan.FromSeconds(60), TimeProvider.System).ReadAsync(source, TestContext.Current.CancellationToken)).Outcome;

    public static string Page(string body, string head = "") =>
        $"<!doctype html><html lang=\"en-GB\"><head><title>Rivers of the border | The Paper</title>{head}</head><body>{body}</body></html>";

    public static string Story => $"<nav><a href='/'>Home</a></nav><article><h1>Rivers of the border</h1><p>{Lead}</p><h2>Bridges</h2><p>{Second}</p><p>{Lead} It is said twice here.</p></article>";

    /// <summary>A Word file whose body is this WordprocessingML.</summary>
    public static byte[] Word(string body, string styles = "", Action<WordprocessingDocument>? more = null)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, DocumentFormat.OpenXml.WordprocessingDocumentType.Document))
        {
            const string Space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
            var main = file.AddMainDocumentPart();
            using (var part = new StreamWriter(main.GetStream(FileMode.Create)))
            {
                part.Write($"<w:document {Space}><w:body>{body}</w:body></w:document>");
            }

            using (var part = new StreamWriter(main.AddNewPart<StyleDefinitionsPart>().GetStream(FileMode.Create)))
            {
                part.Write($"<w:styles {Space}>{styles}</w:styles>");
            }

            more?.Invoke(file);
        }

        return stream.ToArray();
    }

    public static string Paragraph(string text, string properties = "") =>
        $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    /// <summary>A zip archive with a part of so many zero bytes.</summary>
    public static byte[] ZipBomb(string name, long bytes)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
            var buffer = new byte[1024 * 1024];
            for (var written = 0L; written < bytes; written += buffer.Length)
            {
                part.Write(buffer);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A PDF; each page is drawn by one of the deeds.</summary>
    public static byte[] Pdf(params Action<PdfPageBuilder, PdfDocumentBuilder.AddedFont>[] pages)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        foreach (var draw in pages)
        {
            draw(builder.AddPage(PageSize.A4), font);
        }

        return builder.Build();
    }

    /// <summary>Draws lines one under the other.</summary>
    public static void Lines(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font, double size, double left, double top, params string[] lines)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            page.AddText(lines[at], size, new PdfPoint(left, top - (at * size * 1.2)), font);
        }
    }
}
