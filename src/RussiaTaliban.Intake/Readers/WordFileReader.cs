using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using RussiaTaliban.Intake.Sources;

namespace RussiaTaliban.Intake.Readers;

/// <summary>A Word file: its final text. What tracked changes delete, comments, hidden text, notes, heads and feet are left out; what they insert is in.</summary>
internal sealed class WordFileReader : ISourceReader
{
    /// <summary>The most bytes that all parts of the file may have unpacked; real reports with pictures stay far below.</summary>
    public const long MaxUnpacked = 256L * 1024 * 1024;

    // Of the part with the text, in characters: 16 MiB of text have much more mark-up around them.
    private const long MaxCharacters = 64L * 1024 * 1024;

    private const string TextPart = "word/document.xml";

    public string Kind => "word";

    public bool Recognises(SourceFile source) => source.Extension is ".docx" or ".doc" or ".docm"
        || source.Bytes is [0xD0, 0xCF, 0x11, 0xE0, ..]
        || (source.Bytes is [(byte)'P', (byte)'K', 3, 4, ..] && source.Bytes.AsSpan().IndexOf("word/"u8) >= 0);

    public ReadOutcome Read(SourceFile source, CancellationToken cancellationToken)
    {
        if (source.Bytes is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            return source.Bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? ReadOutcome.No("the file is protected by a password", "open it in Word, remove the password under File, Info, and save it")
                : ReadOutcome.No("it is a Word file from before 2007", "open it in Word and save it as .docx");
        }

        if (source.Bytes is not [(byte)'P', (byte)'K', ..])
        {
            return ReadOutcome.No("it is not a Word file, despite its name", "open it in a program that can read it, and save it as .docx");
        }

        if (Unpacked(source.Bytes, cancellationToken) is { } fault)
        {
            return fault;
        }

        // A copy that may be written: alternative contents are resolved in it.
        using var stream = new MemoryStream();
        stream.Write(source.Bytes);
        using var file = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MaxCharacters });
        if (file.MainDocumentPart?.Document?.Body is not { } body)
        {
            return ReadOutcome.No("the Word file has no text");
        }

        var walk = new WordWalk(file.MainDocumentPart);
        walk.Read(body, cancellationToken);
        var blocks = walk.Blocks;
        var remarks = new List<string>();
        var properties = file.PackageProperties;
        var title = walk.Title ?? (string.IsNullOrWhiteSpace(properties.Title) ? "" : properties.Title);
        var created = Dates.Believed(properties.Created is { } moment ? DateOnly.FromDateTime(moment) : null, source.Today, remarks);
        if (created is not null)
        {
            remarks.Add("its date is the day the file was created");
        }

        return blocks.Any(block => !block.IsHeading)
            ? ReadOutcome.Of(new TakenDocument(title, blocks)
            {
                Author = properties.Creator,
                Published = created,
                Language = walk.Language,
                Remarks = remarks,
            })
            : ReadOutcome.No("there is no text in it", "if it contains images of text, run text recognition (OCR) on it and add the result");
    }

    // Sizes that the archive's directory claims are not believed: each part is unpacked once and counted.
    private static ReadOutcome? Unpacked(byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (archive.GetEntry(TextPart) is null)
            {
                return ReadOutcome.No("it is not a Word file: the package contains no Word document", "save it as .docx, PDF or HTML");
            }

            var (total, buffer) = (0L, new byte[81_920]);
            foreach (var entry in archive.Entries)
            {
                using var part = entry.Open();
                int read;
                while ((read = part.Read(buffer)) > 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    total += read;
                    if (total > MaxUnpacked)
                    {
                        return ReadOutcome.No($"its unpacked size is more than {MaxUnpacked / 1024 / 1024} MiB, which is too large for text", "save only the text as .docx or .txt");
                    }
                }
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return ReadOutcome.No("the file is damaged", "open it in Word, which may repair it, and save it");
        }
    }

    /// <summary>Goes through a document's body once.</summary>
    private sealed class WordWalk(MainDocumentPart main)
    {
        private readonly Dictionary<string, Style> _styles = main.StyleDefinitionsPart?.Styles?.Elements<Style>()
            .Where(style => style.StyleId?.Value is not null).GroupBy(style => style.StyleId!.Value!).ToDictionary(group => group.Key, group => group.First()) ?? [];

        private readonly List<TakenBlock> _blocks = [];
        private readonly StringBuilder _words = new();

        public IReadOnlyList<TakenBlock> Blocks => _blocks;

        /// <summary>What stands in the style “Title”; null if nothing does.</summary>
        public string? Title { get; private set; }

        /// <summary>The language that the file's styles name for the script that most of its letters are of.</summary>
        public string? Language
        {
            get
            {
                if (main.StyleDefinitionsPart?.Styles?.DocDefaults?.Descendants<Languages>().FirstOrDefault() is not { } languages)
                {
                    return null;
                }

                var (letters, rightToLeft, eastern) = (1, 0, 0);
                foreach (var letter in _blocks.SelectMany(block => block.Text).Where(char.IsLetter))
                {
                    letters++;
                    rightToLeft += letter is >= '\u0590' and <= '\u08FF' ? 1 : 0;
                    eastern += letter is >= '\u2E80' and <= '\uD7AF' ? 1 : 0;
                }

                return rightToLeft * 2 > letters ? languages.Bidi?.Value : eastern * 2 > letters ? languages.EastAsia?.Value : languages.Val?.Value;
            }
        }

        public void Read(OpenXmlElement container, CancellationToken cancellationToken)
        {
            foreach (var child in container.ChildElements)
            {
                cancellationToken.ThrowIfCancellationRequested();
                switch (child)
                {
                    case Paragraph paragraph:
                        Words(paragraph);

                        // A paragraph whose mark is deleted goes on in the next.
                        if (paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is null)
                        {
                            End(paragraph);
                        }

                        break;
                    case Table table:
                        End(null);
                        foreach (var row in table.Elements<TableRow>().Where(row => row.TableRowProperties?.GetFirstChild<Deleted>() is null))
                        {
                            foreach (var paragraph in row.Descendants<Paragraph>())
                            {
                                Words(paragraph);
                                _words.Append(' ');
                            }

                            End(null);
                        }

                        break;
                    case DeletedRun or MoveFromRun:
                        break;
                    default:
                        if (child.HasChildren)
                        {
                            Read(child, cancellationToken);
                        }

                        break;
                }
            }
        }

        private void Words(OpenXmlElement container)
        {
            foreach (var child in container.ChildElements)
            {
                switch (child)
                {
                    case Text text:
                        _words.Append(text.Text);
                        break;
                    case TabChar or CarriageReturn or PositionalTab:
                        _words.Append(' ');
                        break;
                    case Break:
                        _words.Append('\n');
                        break;
                    case NoBreakHyphen:
                        _words.Append('\u2011');
                        break;
                    case Run { RunProperties.Vanish: { } vanish } when vanish.Val?.Value != false:
                    case DeletedRun or MoveFromRun or DeletedText or FieldCode or DeletedFieldCode or Drawing or Picture or AlternateContent or RubyContent:
                    case ParagraphProperties or RunProperties:
                        break;
                    default:
                        if (child.HasChildren)
                        {
                            Words(child);
                        }

                        break;
                }
            }
        }

        private void End(Paragraph? paragraph)
        {
            var text = TakenText.Clean(_words.ToString());
            _words.Clear();
            if (text.Length == 0)
            {
                return;
            }

            var style = paragraph?.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
            if (Title is null && _blocks.Count == 0 && NameOf(style) == "title")
            {
                Title = text;
                return;
            }

            _blocks.Add(paragraph is null ? TakenBlock.Paragraph(text)
                : Level(paragraph, style) is { } level ? TakenBlock.Heading(level + 1, text)
                : paragraph.ParagraphProperties?.NumberingProperties is not null
                    || NameOf(style) is "list paragraph" or "list bullet" or "list number" ? new TakenBlock(TakenBlockKind.ListItem, text)
                : NameOf(style) is "quote" or "intense quote" ? new TakenBlock(TakenBlockKind.Quote, text)
                : TakenBlock.Paragraph(text));
        }

        // The level of a heading, 1 to 6; by the style's English name, which Word writes in every language, or by the level in the outline.
        private int? Level(Paragraph paragraph, string? style)
        {
            if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own)
            {
                return own < 9 ? own + 1 : null;
            }

            for (var steps = 0; style is not null && steps < 10 && _styles.TryGetValue(style, out var found); steps++)
            {
                if (NameOf(style) is ['h', 'e', 'a', 'd', 'i', 'n', 'g', ' ', >= '1' and <= '9'] name)
                {
                    return name[^1] - '0';
                }

                if (found.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level and < 9)
                {
                    return level + 1;
                }

                style = found.BasedOn?.Val?.Value;
            }

            return null;
        }

        private string? NameOf(string? style) => style is null ? null : (_styles.GetValueOrDefault(style)?.StyleName?.Val?.Value ?? style).ToLowerInvariant();
    }
}
