using System.Globalization;
using System.Text.RegularExpressions;
using RussiaTaliban.Intake.Sources;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace RussiaTaliban.Intake.Readers;

/// <summary>A PDF that holds its text as text: columns one after the other, words whole again that a line's end parted, heads and feet that run through left
/// out.</summary>
internal sealed partial class PdfFileReader : ISourceReader
{
    private const int MaxPages = 3_000;
    private const int MaxLettersOfAPage = 60_000;
    private const int MaxStackDepth = 64;

    /// <summary>A file with fewer letters is a picture of text.</summary>
    private const int LeastLetters = 60;

    public string Kind => "pdf";

    public bool Recognises(SourceFile source) => source.Extension == ".pdf" || source.Bytes.AsSpan(0, Math.Min(source.Bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0;

    public ReadOutcome Read(SourceFile source, CancellationToken cancellationToken)
    {
        var filters = new LimitedFilters();
        try
        {
            var outcome = Read(source, filters, cancellationToken);
            return filters.IsExceeded ? TooLarge() : outcome;
        }
        catch (PdfDocumentEncryptedException)
        {
            return ReadOutcome.No("the PDF is protected by a password", "open it with its password, print it to a PDF without one, and add that");
        }
        catch (Exception) when (filters.IsExceeded)
        {
            return TooLarge();
        }
    }

    private static ReadOutcome TooLarge() => ReadOutcome.No("its unpacked size is too large for text", "print it to a new PDF, and add that");

    private static ReadOutcome Read(SourceFile source, LimitedFilters filters, CancellationToken cancellationToken)
    {
        using var document = PdfDocument.Open(source.Bytes, new ParsingOptions
        {
            UseLenientParsing = true,
            SkipMissingFonts = true,
            FilterProvider = filters,
            MaxStackDepth = MaxStackDepth,
        });
        if (document.NumberOfPages > MaxPages)
        {
            return ReadOutcome.No($"it has more than {MaxPages:N0} pages", "split it");
        }

        var pages = new List<PdfPage>();
        var (letters, rightToLeft) = (0, 0);
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = document.GetPage(number);
            if (page.Letters.Count > MaxLettersOfAPage)
            {
                return ReadOutcome.No(string.Create(CultureInfo.InvariantCulture, $"page {number} has more than {MaxLettersOfAPage:N0} letters"),
                    "print it to a new PDF, and add that");
            }

            letters += page.Letters.Count(letter => letter.Value.Any(char.IsLetterOrDigit));
            rightToLeft += page.Letters.Count(letter => letter.Value
                .Any(one => one is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC'));
            pages.Add(new PdfPage(page.Height, [.. NearestNeighbourWordExtractor.Instance.GetWords(page.Letters).Where(word => !string.IsNullOrWhiteSpace(word.Text))]));
        }

        if (letters < LeastLetters)
        {
            return ReadOutcome.No(
                letters == 0 ? "it contains no text: its pages are images, as in a scan" : "it contains hardly any text, as in a scan",
                "run text recognition (OCR) on it, and add the result");
        }

        if (rightToLeft * 3 > letters)
        {
            return ReadOutcome.No("its text runs from right to left, and a PDF stores such text in drawing order, not in reading order",
                "add the Word file, the web page or a text file instead");
        }

        var remarks = new List<string>();
        var created = Dates.Believed(Dates.Parse(Day(document.Information.CreationDate)), source.Today, remarks);
        if (created is not null)
        {
            remarks.Add("its date is the day the PDF was created");
        }

        var text = PdfText.Of(pages, cancellationToken);
        return text.Blocks.Any(block => !block.IsHeading)
            ? ReadOutcome.Of(new TakenDocument(Title(document.Information.Title) ?? text.Title ?? "", text.Blocks)
            {
                Author = document.Information.Author,
                Published = created,
                Language = LanguageOf(document.Structure.Catalog),
                Remarks = remarks,
            })
            : ReadOutcome.No("there is no text in it");
    }

    private static string? LanguageOf(Catalog catalog) =>
        catalog.CatalogDictionary.TryGet(NameToken.Create("Lang"), out IDataToken<string> language) && language.Data is { Length: > 1 } tag ? tag : null;

    // Programs write their own name, or the file's, where nobody gave a title.
    private static string? Title(string? title) => string.IsNullOrWhiteSpace(title) || NoTitle().IsMatch(title.Trim()) ? null : title;

    private static string? Day(string? pdfDate) => pdfDate is { Length: >= 10 } && pdfDate.StartsWith("D:", StringComparison.Ordinal) ? pdfDate[2..10] : pdfDate;

    [GeneratedRegex(@"^(?:microsoft \w+ - .*|untitled.*|.*\.(?:docx?|pdf|indd|qxd|pptx?|rtf|odt|tex|dvi|html?))\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex NoTitle();
}

/// <summary>A page's height, in points, and its words.</summary>
internal sealed record PdfPage(double Height, IReadOnlyList<Word> Words);
