using System.IO.Compression;
using System.Text;

namespace RussiaTaliban.Tests.Intake;

public sealed class WordFileReaderTests
{
    private const string Styles = """
        <w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE" w:eastAsia="zh-CN" w:bidi="fa-IR"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
        """;

    [Fact]
    public async Task Word_WithTrackedChangesAndComments_GivesItsFinalTextAlone()
    {
        var body = Samples.Paragraph("Flüsse", "<w:pStyle w:val=\"Titel\"/>") + Samples.Paragraph("Die Grenze", "<w:pStyle w:val=\"Kapitel\"/>")
            + """
            <w:p><w:r><w:t xml:space="preserve">The Panj is </w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>shorter</w:delText></w:r></w:del>
            <w:ins w:id="2" w:author="x"><w:r><w:t>longer</w:t></w:r></w:ins><w:commentRangeStart w:id="3"/><w:r><w:t xml:space="preserve"> than</w:t></w:r><w:commentRangeEnd w:id="3"/>
            <w:r><w:commentReference w:id="3"/></w:r><w:moveFrom w:id="4"><w:r><w:t> MOVED</w:t></w:r></w:moveFrom><w:r><w:t xml:space="preserve"> the Vakhsh</w:t></w:r>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del w:id="5" w:author="x"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">A paragraph whose end was </w:t></w:r></w:p><w:p><w:r><w:t>deleted goes on.</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Panj</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>921 km</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """;

        var outcome = await Samples.ReadAsync(Samples.File("r.docx", Samples.Word(body, Styles, file =>
        {
            file.PackageProperties.Creator = "Dr. Muttaqi";
            file.PackageProperties.Created = new DateTime(2025, 7, 4, 10, 0, 0, DateTimeKind.Utc);
        })));

        var document = Assert.Single(outcome.Documents).Normalised();
        Assert.Equal(("Flüsse", "Dr. Muttaqi", "de-DE", new DateOnly(2025, 7, 4)), (document.Title, document.Author, document.Language, document.Published));
        Assert.Equal(["Die Grenze", "The Panj is longer than the Vakhsh.", "A paragraph whose end was deleted goes on.", "Panj 921 km"], document.Blocks
            .Select(block => block.Text));
        Assert.True(document.Blocks[0].IsHeading);
    }

    [Fact]
    public async Task Word_InPersian_TakesTheLanguageOfItsScript()
    {
        var outcome = await Samples.ReadAsync(Samples.File("r.docx", Samples.Word(Samples.Paragraph("طالبان در سال ۱۴۰۴ به رسمیت شناخته شدند."), Styles)));

        Assert.Equal("fa-IR", Assert.Single(outcome.Documents).Language);
    }

    [Theory]
    [InlineData("word/document.xml")]
    [InlineData("word/media/image1.png")]
    public async Task Word_ThatIsAZipBomb_IsRefused(string part)
    {
        var bytes = Samples.ZipBomb(part, 300L * 1024 * 1024);
        if (part != "word/document.xml")
        {
            using var stream = new MemoryStream();
            stream.Write(bytes);
            using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            {
                using var text = archive.CreateEntry("word/document.xml").Open();
                text.Write("<a/>"u8);
            }

            bytes = stream.ToArray();
        }

        Assert.Contains("unpacked", Assert.Single((await Samples.ReadAsync(Samples.File("bomb.docx", bytes))).Refusals).Reason, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "protected.docx", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "password" },
        { "old.doc", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]], "before 2007" },
        { "cut.docx", Samples.Word(Samples.Paragraph(Samples.Lead))[..400], "damaged" },
        { "noise.docx", [1, 2, 3, 4, 5], "not a Word file" },
        { "empty.docx", Samples.Word(Samples.Paragraph(" ")), "no text" },
        { "table.docx", Samples.ZipBomb("xl/workbook.xml", 1), "contains no Word document" },
        { "broken.docx", Samples.Word("<w:p><w:r>"), "cannot be read" },
        { "entities.docx", Entities(), "cannot be read" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Word_ThatCannotBeRead_IsRefusedWithItsReason(string name, byte[] bytes, string reason)
    {
        var outcome = await Samples.ReadAsync(Samples.File(name, bytes));

        Assert.Empty(outcome.Documents);
        Assert.Contains(reason, Assert.Single(outcome.Refusals).Reason, StringComparison.Ordinal);
    }

    private static byte[] Entities()
    {
        using var stream = new MemoryStream();
        stream.Write(Samples.Word(Samples.Paragraph("x")));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.Entries.Single(entry => entry.FullName == "word/document.xml").Delete();
            using var text = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
            text.Write("<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>");
        }

        return stream.ToArray();
    }
}
