using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Languages;

namespace RussiaTaliban.Tests.Briefing.Search.Languages;

public sealed class ForeignFinderTests
{
    private const string Russian = "Делегация Талибана во главе с Амиром Ханом Муттаки прибыла в Москву 3 июля 2025 года. Переговоры с министром Сергеем Лавровым длились два часа.\n\n"
        + "Посол Узбекистана заявил, что железная дорога до Мазари-Шарифа будет построена к 2027 году.\n\nПогода в Ташкенте была жаркой, и рынок закрылся раньше обычного.";

    private const string Persian = "هیئتی از طالبان در سال ۱۴۰۴ به تهران رفت و با وزیر خارجهٔ ایران دیدار کرد.\n\nبهای نان در هرات دو برابر شد و نانوایان از کمبود آرد شکایت کردند.";

    private static readonly Searcher Searcher = Searcher.Create(TestCorpus.Of(
        ("bread", "Bakers in the old town raised the price of a loaf twice this year, and the mayor promised to look into it."), ("talks", Russian), ("herat", Persian)));

    [Theory]
    [InlineData("What did Muttaqi discuss with Lavrov?", "talks/0.1")]
    [InlineData("Did a Taliban delegation visit Moscow on 3 July 2025?", "talks/0.1")]
    [InlineData("when will Uzbekistan's railway to Mazar-i-Sharif be built", "talks/0.2")]
    [InlineData("Which Taliban delegation met Iran's minister in Tehran?", "herat/0.1")]
    public void Question_AnsweredInAnotherLanguageAlone_ShowsWhatIsNearAndSaysSo(string question, string passage)
    {
        var answer = Searcher.Ask(new Question(question));

        Assert.Equal(AnswerOutcome.Closest, answer.Outcome);
        Assert.Equal(passage, answer.Hits[0].Passage.Id.ToString());
        Assert.Contains(answer.Hits[0].Passage.Article.Language == "ru" ? "Russian" : "Persian", answer.Remark, StringComparison.Ordinal);
        Assert.Contains("No article in the language of your question", answer.Remark, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Hits[0].Matches);
        Assert.NotEmpty(answer.Hits[0].Quotes);
    }

    [Theory]
    [InlineData("How tall is Mount Everest?")]
    [InlineData("Who won the 2018 World Cup in football?")]
    [InlineData("what is a good recipe for apple pie")]
    public void Question_OfSomethingElse_FindsNothingAbroad(string question) => Assert.Equal(AnswerOutcome.NotFound, Searcher.Ask(new Question(question)).Outcome);

    [Theory]
    [InlineData("Taliban", "Талибан")]
    [InlineData("Taliban", "طالبان")]
    [InlineData("Muttaqi", "Муттаки")]
    [InlineData("Muttaqi", "متقی")]
    [InlineData("Lavrov", "Лавровым")]
    [InlineData("Lavrov", "لاوروف")]
    [InlineData("Moscow", "Москве")]
    [InlineData("Putin", "پوتین")]
    [InlineData("Khan", "Хан", false)]
    [InlineData("Taliban", "Тулун", false)]
    [InlineData("Berlin", "Бургас", false)]
    public void Name_InTwoScripts_IsTheSame(string one, string other, bool same = true) => Assert.Equal(same, NameKey.IsSame(NameKey.Of(one)!, NameKey.Of(other)!));

    [Fact]
    public void Numbers_InOtherDigitsAndCalendars_AreTheSame()
    {
        Assert.Contains("2025", ForeignPassages.NumbersOf("سال ۱۴۰۴ بود", "fa"));
        Assert.Contains("12000", ForeignPassages.NumbersOf("12\u00A0000 человек", "ru"));
        Assert.Contains("3.7.", ForeignPassages.NumbersOf("3 июля", "ru"));
        Assert.Contains("3.7.", ForeignPassages.NumbersOf("on July 3, 2025", "en"));
        Assert.Contains("3.7.", ForeignPassages.NumbersOf("۳ ژوئیهٔ ۲۰۲۵", "fa"));
        Assert.DoesNotContain("12.4.", ForeignPassages.NumbersOf("۱۲ تیر ۱۴۰۴", "fa"));
        Assert.Contains("2025", ForeignPassages.NumbersOf("03.07.2025", "de"));
    }

    [Fact]
    public void Passage_InAnotherLanguage_IsExplainedByWhatLanguagesShare()
    {
        var question = new Question("What did Muttaqi discuss with Lavrov?");

        var hit = Searcher.Explain(question, Searcher.Ask(question).Hits[0].Passage);

        Assert.Contains(hit.Matches, match => match.Asked == "Muttaqi");
        Assert.NotEmpty(hit.Quotes);
    }

    [Fact]
    public void RussianQuestion_AnsweredInEnglishAlone_ShowsTheEnglishPassage()
    {
        var searcher = Searcher.Create(TestCorpus.Of(("a", "Foreign Minister Sergey Lavrov received the Taliban envoy Muttaqi in Moscow for two hours of talks."), ("b", "Rivers mark the border.")));

        var answer = searcher.Ask(new Question("О чём говорили Лавров и Муттаки в Москве?"));

        Assert.Equal("a/0.1", answer.Hits[0].Passage.Id.ToString());
        Assert.Contains("English", answer.Remark, StringComparison.Ordinal);
    }
}
