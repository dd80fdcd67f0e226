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

        Assert.Equal($"“{quote}”", string.Join(' ', lines));
        Assert.InRange(size, 21, 46);
    }

    [Fact]
    public void Quote_ThatHasNoRoom_IsNotCutButSaidSo() =>
        Assert.StartsWith("This quote is too long for a picture", new QuoteCard(_fonts).Fit(string.Concat(Enumerable.Repeat("word ", 2_000))).Text, StringComparison.Ordinal);

    [Fact]
    public void Quote_InAScriptWithoutFont_IsNotDrawnAsBoxes() =>
        Assert.StartsWith("This quote is in a script", new QuoteCard(_fonts).Fit("塔利班在喀布尔").Text, StringComparison.Ordinal);

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
