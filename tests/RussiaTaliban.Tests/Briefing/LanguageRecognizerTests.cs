using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Tests.Briefing;

public sealed class LanguageRecognizerTests
{
    [Theory]
    [InlineData("en", "Russia became the first state to recognise the government in Kabul, and the embassy raised the new flag on the same day.")]
    [InlineData("de", "Die Bundesregierung prüft, ob die Botschaft in Kabul wieder geöffnet werden soll; eine Entscheidung fällt frühestens im Herbst.")]
    [InlineData("ru", "Россия стала первой страной, признавшей новое правительство; в посольстве подняли новый флаг, сообщило министерство.")]
    [InlineData("uk", "Уряд повідомив, що переговори щодо повернення посольства тривають, але рішення ще не ухвалено, і його не слід очікувати.")]
    [InlineData("tg", "Тоҷикистон бо кишварҳои ҳамсоя дар бораи марз гуфтушунид мекунад ва пулҳои навро месозад, гуфт вазир дар Душанбе.")]
    [InlineData("fa", "روسیه نخستین کشوری است که حکومت تازه را به رسمیت شناخت و سفارت در همان روز پرچم تازه را برافراشت.")]
    [InlineData("ar", "أصبحت روسيا أول دولة تعترف بالحكومة الجديدة في كابول، ورفعت السفارة العلم الجديد في اليوم نفسه.")]
    [InlineData("ps", "روسیه لومړنی هېواد دی چې نوی حکومت یې په رسمیت وپېژاند او سفارت په همدې ورځ نوی بیرغ پورته کړ.")]
    [InlineData("fr", "La Russie est devenue le premier État à reconnaître le nouveau gouvernement, et l’ambassade a hissé le drapeau le jour même.")]
    [InlineData("es", "Rusia se convirtió en el primer Estado que reconoce al nuevo gobierno, y la embajada izó la bandera ese mismo día.")]
    [InlineData("zh", "俄罗斯成为第一个承认新政府的国家，大使馆当天就升起了新的旗帜。外交部说，这一决定将促进两国之间的贸易和安全合作。")]
    [InlineData("ja", "ロシアは新しい政府を承認した最初の国となり、大使館は同じ日に新しい旗を掲げたと外務省は発表した。両国の貿易が進むという。")]
    [InlineData(null, "Words of the article.")]
    [InlineData(null, "SHA-256 0x7f3a https://example.org/path 12345 67890 `var x = new List<string>();`")]
    [InlineData(null, "<b>https://example.org/a-page-about-the-embassy-and-its-new-flag</b> photo.of.the.minister.and.the.envoys.jpg")]
    public void Text_OfALanguage_IsRecognised(string? language, string text) => Assert.Equal(language, LanguageRecognizer.Of(text));

    [Theory]
    [InlineData("", "ru")]
    [InlineData("language: tg\n", "tg")]
    public void Article_WithoutALanguage_IsInThatOfItsText(string said, string language)
    {
        const string Text = "Россия стала первой страной, признавшей новое правительство; в посольстве подняли новый флаг, сообщило министерство.";

        Assert.Equal(language, Article.Read("a", $"---\ntitle: T\n{said}---\n\n{Text}")!.Language);
    }
}
