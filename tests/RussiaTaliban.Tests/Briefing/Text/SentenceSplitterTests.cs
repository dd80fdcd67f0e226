using CsCheck;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Tests.Briefing.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("de", "Am 3. November begann der Bau. Er dauerte lange.", "Am 3. November begann der Bau.|Er dauerte lange.")]
    [InlineData("de", "Im 19. Jahrhundert, z. B. um 1850, wuchs die Stadt. Das war viel.", "Im 19. Jahrhundert, z. B. um 1850, wuchs die Stadt.|Das war viel.")]
    [InlineData("de", "Der Umbau kostet 9 Mio. Euro. Dr. Weber leitet ihn bis 2025. Danach geht er.", "Der Umbau kostet 9 Mio. Euro.|Dr. Weber leitet ihn bis 2025.|Danach geht er.")]
    [InlineData("ru", "Это первый план, т. е. план совета. Он был принят в 2025 г. Россия признала его.", "Это первый план, т. е. план совета.|Он был принят в 2025 г. Россия признала его.")]
    [InlineData("ru", "В. В. Путин выступил 3 июля 2025 г. в Москве. Затем он уехал.", "В. В. Путин выступил 3 июля 2025 г. в Москве.|Затем он уехал.")]
    [InlineData("fr", "M. Dupont est arrivé à Kaboul. Il y reste.", "M. Dupont est arrivé à Kaboul.|Il y reste.")]
    [InlineData("es", "El Sr. Pérez llegó a EE. UU. en mayo. Ella no.", "El Sr. Pérez llegó a EE. UU. en mayo.|Ella no.")]
    public void ASentence_EndsByTheRulesOfItsLanguage(string language, string text, string expected) =>
        Assert.Equal(expected, string.Join('|', SentenceSplitter.Split(text, language).Select(span => span.Of(text))));

    [Theory]
    [InlineData("One ends. Two begins.", "One ends.|Two begins.")]
    [InlineData("Two spaces.  After it.", "Two spaces.|After it.")]
    [InlineData("The withdrawal of U.S. and NATO forces. The Kremlin’s move.", "The withdrawal of U.S. and NATO forces.|The Kremlin’s move.")]
    [InlineData("The U.S. Senate met.", "The U.S. Senate met.")]
    [InlineData("They left the U.S. The war ended.", "They left the U.S.|The war ended.")]
    [InlineData("Dr. Farid Muttaqi is an analyst. He writes.", "Dr. Farid Muttaqi is an analyst.|He writes.")]
    [InlineData("It grew by 2.5 per cent. Then it fell.", "It grew by 2.5 per cent.|Then it fell.")]
    [InlineData("“Is it over?” he asked. It was.", "“Is it over?” he asked.|It was.")]
    [InlineData("He said: “It is over.” They left.", "He said: “It is over.”|They left.")]
    [InlineData("Russia – alone – acted. \"Islamic Emirate\" — the name — was raised.", "Russia – alone – acted.|\"Islamic Emirate\" — the name — was raised.")]
    [InlineData("J. F. Kennedy spoke. All heard.", "J. F. Kennedy spoke.|All heard.")]
    [InlineData("No mark at the end", "No mark at the end")]
    [InlineData("Really?! Yes… Perhaps.", "Really?!|Yes…|Perhaps.")]
    [InlineData("Is that so? No. The talks failed.", "Is that so?|No.|The talks failed.")]
    [InlineData("They fled.[citation needed] A group left.[3][12] It sailed.", "They fled.[citation needed]|A group left.[3][12]|It sailed.")]
    [InlineData("It met at No. 10 on Monday. See p. 12 of it.", "It met at No. 10 on Monday.|See p. 12 of it.")]
    [InlineData("It is [sic] so. [Laughter] He went on.", "It is [sic] so.|[Laughter] He went on.")]
    [InlineData("它结束了。他们走了。", "它结束了。|他们走了。")]
    public void Paragraph_WithTheUsualTraps_IsSplitAtSentences(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', SentenceSplitter.Split(text).Select(span => span.Of(text))));

    [Fact]
    public void AnyParagraph_Split_LosesNothingButWhiteSpace() =>
        Gen.String.Sample(text =>
        {
            var end = 0;
            foreach (var span in SentenceSplitter.Split(text))
            {
                Assert.True(string.IsNullOrWhiteSpace(text[end..span.Start]) && span.Length > 0);
                end = span.End;
            }

            Assert.True(string.IsNullOrWhiteSpace(text[end..]));
        });
}
