using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Host.Web;
using SkiaSharp;

namespace RussiaTaliban.Tests.Host.Pages;

public sealed class QuoteCardTests : IDisposable
{
    private readonly CardFonts _fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    public void Dispose() => _fonts.Dispose();

    [Theory]
    [InlineData(40)]
    [InlineData(400)]
    [InlineData(900)]
    public void Quote_ThatHasRoom_IsDrawnWhole(int length)
    {
        var quote = string.Concat(Enumerable.Repeat("The envoys left early. ", length)).Substring(0, length).Trim();

        var (_, size, lines) = new QuoteCard(_fonts).Fit(quote);

        Assert.Equal($"“{quote}”", string.Join(' ', lines.Select(line => line.Text)));
        Assert.InRange(size, 21, 46);
    }

    [Fact]
    public void Quote_ThatHasNoRoom_IsNotCutButSaidSo() =>
        Assert.StartsWith("This quote is too long for a picture", new QuoteCard(_fonts).Fit(string.Concat(Enumerable.Repeat("word ", 2_000))).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("塔利班在喀布尔")]
    [InlineData("Kabul \u0941 alone")]
    [InlineData("Kabul \u0CBF alone")]
    public void Quote_InAScriptWithoutFont_IsNotDrawnAsBoxes(string quote) =>
        Assert.StartsWith("This quote is in a script", new QuoteCard(_fonts).Fit(quote).Text, StringComparison.Ordinal);

    [Fact]
    public void Signs_ThatShowNothing_AreCovered() => Assert.True(_fonts.Covers("می\u200Cخواهد\u2069 co\u00ADoperate\uFEFF"));

    /// <summary>What stands in the picture from left to right, stretch by stretch: digits, brackets and Latin words of Persian, Arabic and Hebrew where a reader has them.</summary>
    [Theory]
    [InlineData("در سال ۱۴۰۴ آغاز شد", "دش زاغآ |۱۴۰۴| لاس رد")]
    [InlineData("در سال 2025 آغاز شد.", ".دش زاغآ |2025| لاس رد")]
    [InlineData("پیمان NATO (۱۹۴۹) را", "ار |NATO (|۱۹۴۹|)| نامیپ")]
    [InlineData("بهای آن ۱۲٫۵٪ بود", "دوب ٪|۱۲٫۵| نآ یاهب")]
    [InlineData("The word طالبان is Pashto", "The word |نابلاط| is Pashto")]
    [InlineData("Kabul (کابل) fell in 2021", "Kabul (|لباک|) fell in 2021")]
    public void Line_OfBothDirections_IsDrawnAsItIsRead(string text, string seen)
    {
        var line = _fonts.Line(text, 40);

        Assert.Equal(seen, string.Join('|', line.Runs.Select(run => run.Seen)));
        Assert.Equal(text[0] > '\u0590', line.IsRightToLeft);
        Assert.All(line.Runs.Zip(line.Runs.Skip(1)), pair => Assert.Equal(pair.First.X + pair.First.Width, pair.Second.X, 0.01));
    }

    [Fact]
    public void Lines_OfAPersianQuote_BreakBetweenWordsAndKeepTheirDirection()
    {
        var lines = _fonts.Lines("شورای امنیت در قطعنامهٔ ۲۷۲۱ خواستار تعیین نمایندهٔ ویژه شد و NATO و EU از آن استقبال کردند", 40, 500);

        Assert.True(lines.Count > 2);
        Assert.All(lines, line => Assert.True(line.IsRightToLeft));
        Assert.All(lines, line => Assert.InRange(line.Width, 1, 500));
        Assert.Contains(lines.SelectMany(line => line.Runs), run => !run.IsRightToLeft && run.Seen == "۲۷۲۱");
        Assert.Contains(lines.SelectMany(line => line.Runs), run => !run.IsRightToLeft && run.Seen == "NATO");
    }

    [Theory]
    [InlineData("Мосток и Кабул подписали соглашение — впервые с 2021 года.")]
    [InlineData("روسیه نخستین کشوری است که طالبان را به رسمیت شناخت.")]
    [InlineData("<script>alert(1)</script> & ‮ reversed \u0000 \u0007")]
    public void Card_OfAnyText_IsDrawn(string text)
    {
        var passage = TestCorpus.Of(("a", text.Replace("\0", "", StringComparison.Ordinal))).Passages[0];
        var receipt = Receipt.Of(passage, new TextSpan(0, passage.Text.Length), DateTimeOffset.UnixEpoch);

        using var picture = SKBitmap.Decode(new QuoteCard(_fonts).Draw(receipt, "https://briefing.example.org/q/" + receipt.Id));

        Assert.Equal((QuoteCard.Width, QuoteCard.Height), (picture.Width, picture.Height));
    }
}
