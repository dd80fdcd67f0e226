using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace RussiaTaliban.Tests.Intake;

public sealed class PdfFileReaderTests
{
    [Fact]
    public async Task Pdf_OfTwoColumnsWithHeadsAndHyphens_ReadsColumnAfterColumn()
    {
        var bytes = Samples.Pdf(
            (page, font) =>
            {
                Samples.Lines(page, font, 9, 72, 810, "The Central Asian Review", "");
                Samples.Lines(page, font, 22, 72, 760, "Rivers of the border");
                Samples.Lines(page, font, 10, 72, 700, "Three rivers mark the border between Taji-", "kistan and Afghanistan, and the Panj is the",
                    "longest of the three of them by far, as the", "old well-known maps of the country show.", "The Vakhsh joins it in the south and makes",
                    "the Amu Darya, which the ancients called");
                Samples.Lines(page, font, 10, 320, 700, "Oxus in their books about the country.", "Trade crosses the border on five bridges of",
                    "which the first was built in the year 2002.", "Most of them were paid by foreign money,", "and a well-known engineer drew the well-",
                    "known arches that travellers now admire.");
                Samples.Lines(page, font, 9, 290, 40, "1");
            },
            (page, font) =>
            {
                Samples.Lines(page, font, 9, 72, 810, "The Central Asian Review", "");
                Samples.Lines(page, font, 10, 72, 740, "The second page tells of the roads that lead", "to the bridges and of the people who use them",
                    "on every day of the week but Friday.");
                Samples.Lines(page, font, 9, 290, 40, "2");
            });

        var document = Assert.Single((await Samples.ReadAsync(Samples.File("r.pdf", bytes))).Documents).Normalised();

        Assert.Equal("Rivers of the border", document.Title);
        var text = string.Join('\n', document.Blocks.Select(block => block.Text));
        Assert.Contains("between Tajikistan and Afghanistan", text, StringComparison.Ordinal);
        Assert.Contains("which the ancients called Oxus in their books", text, StringComparison.Ordinal);
        Assert.Contains("drew the well-known arches", text, StringComparison.Ordinal);
        Assert.Contains("The second page tells of the roads that lead to the bridges", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Review", text, StringComparison.Ordinal);
        Assert.DoesNotContain(document.Blocks, block => block.Text is "1" or "2");
    }

    [Fact]
    public async Task Pdf_ThatSaysWhatItIs_TellsItsTitleAuthorAndDay()
    {
        var builder = new PdfDocumentBuilder
        {
            DocumentInformation = { Title = "Rivers of the border", Author = "Dr. Muttaqi",
            CreationDate = "D:20250704101500+05'00'" }
        };
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        Samples.Lines(builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4), font, 11, 72, 700, Samples.Lead[..60], Samples.Lead[60..], "It goes on for a while.");

        var document = Assert.Single((await Samples.ReadAsync(Samples.File("r.pdf", builder.Build()))).Documents).Normalised();

        Assert.Equal(("Rivers of the border", "Dr. Muttaqi", new DateOnly(2025, 7, 4)), (document.Title, document.Author, document.Published));
    }

    [Fact]
    public async Task Pdf_WithoutText_IsSaidToBeScanned()
    {
        var outcome = await Samples.ReadAsync(Samples.File("scan.pdf",
            Samples.Pdf((page, _) => page.DrawRectangle(new UglyToad.PdfPig.Core.PdfPoint(10, 10), 200, 200))));

        Assert.Contains("(OCR)", Assert.Single(outcome.Refusals).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_WithAPassword_IsRefusedAsProtected()
    {
        // A file whose trailer names the standard security handler, and whose keys no empty password opens.
        var text = "%PDF-1.4\n";
        var offsets = new List<int>();
        foreach (var one in new[]
        {
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
            $"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <{new string('1', 64)}> /U <{new string('2', 64)}> >>",
        })
        {
            offsets.Add(text.Length);
            text += $"{offsets.Count} 0 obj\n{one}\nendobj\n";
        }

        var table = text.Length;
        text += $"xref\n0 5\n0000000000 65535 f \n{string.Concat(offsets.Select(offset => $"{offset:D10} 00000 n \n"))}"
            + $"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<{new string('3', 32)}> <{new string('3', 32)}>] >>\nstartxref\n{table}\n%%EOF\n";

        var outcome = await Samples.ReadAsync(Samples.File("secret.pdf", Encoding.ASCII.GetBytes(text)));

        Assert.Contains("password", Assert.Single(outcome.Refusals).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_WhosePageUnpacksToGigabytes_IsRefused()
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var blanks = new byte[1024 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (var at = 0; at < 100; at++)
            {
                deflate.Write(blanks);
            }
        }

        using var file = new MemoryStream();
        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));
        Write("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        Write("3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>\nendobj\n");
        Write($"4 0 obj\n<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n");
        file.Write(packed.ToArray());
        Write("\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n");

        var outcome = await Samples.ReadAsync(Samples.File("bomb.pdf", file.ToArray()));

        Assert.Contains("unpacked", Assert.Single(outcome.Refusals).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Pdf_ThatIsDamaged_GivesADocumentOrAReason(int seed)
    {
        var whole = Samples.Pdf((page, font) => Samples.Lines(page, font, 11, 72, 700, Samples.Lead[..60], Samples.Lead[60..], "It goes on for a while."));
        var random = new Random(seed);
        var bytes = whole[..(whole.Length - random.Next(whole.Length / 2))];
        for (var at = 0; at < 40; at++)
        {
            bytes[random.Next(10, bytes.Length)] = (byte)random.Next(256);
        }

        var outcome = await Samples.ReadAsync(Samples.File("damaged.pdf", bytes), TimeSpan.FromSeconds(30));

        Assert.Equal(1, outcome.Documents.Count + outcome.Refusals.Count);
    }
}
