using CsCheck;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Tests.Briefing.Text;

public sealed class WordReaderTests
{
    [Theory]
    [InlineData("The Taliban's rule", "the taliban rule")]
    [InlineData("The Taliban’s rule", "the taliban rule")]
    [InlineData("U.S. and NATO forces", "usa and nato forces")]
    [InlineData("alongside the US, China", "alongside the usa china")]
    [InlineData("tell us why", "tell us why")]
    [InlineData("Saudi Arabia and U.A.E. too", "saudi arabia and uae too")]
    [InlineData("they don’t", "they dont")]
    [InlineData("we'll see", "we see")]
    [InlineData("ISIS-K", "isis k")]
    [InlineData("Kremlin\u00a0move", "kremlin move")]
    [InlineData("reco\u00adgnition", "recognition")]
    [InlineData("café São Tomé", "cafe sao tome")]
    [InlineData("1,000 men, 2.5 per cent", "1000 men 25 per cent")]
    [InlineData("July 4, 2025.", "july 4 2025")]
    [InlineData("security – and “order”—so", "security and order so")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("", "")]
    [InlineData("🙂 \0 \ud800 *:*", "")]
    [InlineData("Россия признала", "россия признала")]
    public void Text_AnyMarks_IsFoldedToWords(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', WordReader.Read(text).Select(word => word.Folded)));

    [Theory]
    [InlineData("QCG", nameof(WordShape.Acronym))]
    [InlineData("U.S.", nameof(WordShape.Acronym))]
    [InlineData("Moscow", nameof(WordShape.Capitalized))]
    [InlineData("border", nameof(WordShape.Plain))]
    [InlineData("2021", nameof(WordShape.Number))]
    public void Word_AsWritten_HasItsShape(string text, string expected) => Assert.Equal(expected, WordReader.Read(text)[0].Shape.ToString());

    [Fact]
    public void Text_InCapitalsThroughout_HasNoAcronyms() =>
        Assert.DoesNotContain(WordReader.Read("WHY DID RUSSIA TELL US THIS"), word => word.Shape == WordShape.Acronym);

    [Fact]
    public void AnyText_Read_GivesWordsInOrderThatLieInIt() =>
        Gen.String.Sample(text =>
        {
            var end = 0;
            foreach (var word in WordReader.Read(text))
            {
                Assert.True(word.Start >= end && word.Length > 0 && word.End <= text.Length && word.Folded.Length > 0);
                end = word.End;
            }
        });
}
