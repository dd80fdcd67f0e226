using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Search;

/// <summary>Each mechanism of the search, on articles that are not about Russia.</summary>
public sealed class SearchMechanismTests
{
    private const string Bakery =
        "The bakery on Elm Street opened in 1962. It sold rye bread and little else.\n\n"
        + "Because flour became dear, the owner raised prices twice. Customers complained, and some stayed away.\n\n"
        + "Beijing sent inspectors to the harbour in March 2011. They found nothing wrong.\n\n"
        + "According to Maria Lopez, the ovens were never repaired. The roof leaked for a decade.\n\n"
        + "The first fire broke out on May 3. Nobody was hurt.\n\n"
        + "Firemen remember that the first fire broke out on May 5. The cellar burned for hours.";

    [Theory]
    [InlineData("What did China send to the port?", "bakery/0.3")]
    [InlineData("Why did costs go up at the shop?", "bakery/0.2")]
    [InlineData("the bakry on elm stret", "bakery/0.1")]
    [InlineData("THE BAKERY OPENED WHEN?", "bakery/0.1")]
    public async Task Question_InOtherWords_FindsThePassage(string question, string expected)
    {
        var answer = Searcher.Create(await MadeCorpus.ReadAsync(("bakery", "en", Bakery))).Ask(new Question(question));

        Assert.Equal(expected, answer.Hits[0].Passage.Id.ToString());
    }

    [Fact]
    public async Task MisspelledWord_Mended_IsSaid()
    {
        var answer = Searcher.Create(await MadeCorpus.ReadAsync(("bakery", "en", Bakery))).Ask(new Question("who owned the bakkery in 1962"));

        Assert.Equal("who owned the bakery in 1962", answer.ReadAs);
    }

    [Fact]
    public async Task PassagesThatNameTwoDays_AskedForTheDate_AreShownAsDiffering()
    {
        var answer = Searcher.Create(await MadeCorpus.ReadAsync(("bakery", "en", Bakery))).Ask(new Question("On what date did the first fire break out?"));

        Assert.Equal(["bakery/0.5", "bakery/0.6"], answer.Hits.Take(2).Select(hit => hit.Passage.Id.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(Difference.Dates, answer.DifferIn);
        Assert.Equal(answer.Hits.Take(2).Select(hit => hit.Passage), answer.Differing);
        Assert.All(answer.Hits.Take(2), hit => Assert.Contains(hit.Quotes, quote => quote.Contains("May", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task FurtherPassages_OfAnAnswer_AreOfTheSameOutcomeAndOrder()
    {
        var searcher = Searcher.Create(await MadeCorpus.ReadAsync(("bakery", "en", Bakery)));
        var question = new Question("On what date did the first fire break out?");
        var first = searcher.Ask(question with { Take = 2 });
        var further = searcher.Ask(question with { Skip = 2, Take = 2 });

        Assert.True(first.HitsDiffer);
        Assert.Equal(first.Outcome, further.Outcome);
        Assert.Empty(further.Hits.Select(hit => hit.Passage).Intersect(first.Hits.Select(hit => hit.Passage)));
        Assert.Empty(further.Differing);
    }

    [Fact]
    public async Task Question_ToChosenArticles_FindsNothingInTheOthers()
    {
        var searcher = Searcher.Create(await MadeCorpus.ReadAsync(("bakery", "en", Bakery), ("mill", "en", "The mill on the river was built in 1871. It ground rye for the whole valley.")));
        var question = new Question("When was the mill built?");

        Assert.Equal("mill/0.1", searcher.Ask(question with { Articles = ["mill"] }).Hits[0].Passage.Id.ToString());
        Assert.DoesNotContain(searcher.Ask(question with { Articles = ["bakery"] }).Hits, hit => hit.Passage.Article.Slug == "mill");
        Assert.Empty(searcher.Ask(question with { Articles = ["nowhere"] }).Hits);
    }

    [Theory]
    [InlineData("¿Por qué subieron los precios en la panadería?", true)]
    [InlineData("Warum wurde das Brot in der Bäckerei teurer?", true)]
    [InlineData("Pourquoi est-ce que le pain est devenu plus cher ?", true)]
    [InlineData("Почему хлеб подорожал?", true)]
    [InlineData("why did bread become dear", false)]
    [InlineData("was he in on it", false)]
    [InlineData("zzyzx", false)]
    [InlineData("Who is Ludwig van der Rohe?", false)]
    [InlineData("Why doesn't Iran recognize Russia's move?", false)]
    [InlineData("Why doesn’t Iran’s press say what Russia’s or China’s does?", false)]
    [InlineData("Isn't it Tehran's turn, and didn't Moscow's come first?", false)]
    [InlineData("Γιατί ακρίβυνε το ψωμί;", true)]
    public async Task Question_InAnotherLanguage_IsToldWhichTheArticlesHave(string question, bool isOther)
    {
        var answer = Searcher.Create(await MadeCorpus.ReadAsync(("bakery", "en", Bakery))).Ask(new Question(question));

        Assert.Equal(isOther, answer.Remark?.Contains("The articles are in English", StringComparison.Ordinal) == true);
        Assert.True(!isOther || (answer.Outcome == AnswerOutcome.NotFound && answer.NearestSections.Count == 0));
    }

    [Fact]
    public async Task Question_ThatIsTheHeadingOfASection_IsAnsweredByWhatStandsUnderIt()
    {
        var corpus = await MadeCorpus.ReadAsync(("bakery", "en", Bakery + "\n\n## Who will bake next?\n\nSeveral families are said to think about it. The Millers come first, for they own an oven."));
        var answer = Searcher.Create(corpus).Ask(new Question("who will bake next"));

        Assert.Equal((AnswerOutcome.Answered, "bakery/1.1"), (answer.Outcome, answer.Hits[0].Passage.Id.ToString()));
    }

    [Fact]
    public async Task SentenceThatNamesItsSpeaker_Shown_HasThatVoice()
    {
        var answer = Searcher.Create(await MadeCorpus.ReadAsync(("bakery", "en", Bakery))).Ask(new Question("Were the ovens repaired?"));

        Assert.Equal("Maria Lopez", answer.Hits[0].Voice);
    }

    [Fact]
    public async Task Passage_Found_TellsWhichWordsMet()
    {
        var answer = Searcher.Create(await MadeCorpus.ReadAsync(("bakery", "en", Bakery))).Ask(new Question("Did China send inspectors?"));

        Assert.Contains(answer.Hits[0].Matches, match => match is { Asked: "China", Found: "Beijing", Relation: "same country" });
        Assert.Contains(answer.Hits[0].Matches, match => match is { Asked: "inspectors", Found: "inspectors", Relation: "same word" });
    }

    [Fact]
    public async Task FollowUp_InItsConversation_IsCompleted()
    {
        var searcher = Searcher.Create(await MadeCorpus.ReadAsync(("bakery", "en", Bakery)));

        var answer = searcher.Ask(new Question("and why was that?") { Earlier = ["Did the owner raise prices?"] });

        Assert.Equal("bakery/0.2", answer.Hits[0].Passage.Id.ToString());
        Assert.NotNull(answer.ReadAs);
    }

    [Fact]
    public async Task QuestionForAFigure_ThatIsNotThere_IsNotClaimedAsAnswered()
    {
        var answer = Searcher.Create(await MadeCorpus.ReadAsync(("bakery", "en", Bakery))).Ask(new Question("How many customers stayed away?"));

        Assert.NotEqual(AnswerOutcome.Answered, answer.Outcome);
    }

    [Fact]
    public async Task GermanArticle_AskedInGerman_IsAnsweredInExactWordsAndSaysSo()
    {
        var corpus = await MadeCorpus.ReadAsync(("wald", "de", "Die Wälder im Norden brannten drei Wochen lang.\n\nDer Hafen blieb im Winter geschlossen."));

        var answer = Searcher.Create(corpus).Ask(new Question("Wann brannte der Wald?"));

        Assert.Equal("wald/0.1", answer.Hits[0].Passage.Id.ToString());
        Assert.Equal("Searched by exact words only: the article is in German.", answer.Remark);
    }

    [Fact]
    public async Task JapaneseArticle_AskedInJapanese_IsFound()
    {
        var corpus = await MadeCorpus.ReadAsync(("kouwan", "ja", "港は冬の間閉鎖された。\n\n森林火災は三週間続いた。"));

        Assert.Equal("kouwan/0.2", Searcher.Create(corpus).Ask(new Question("森林火災はいつ")).Hits[0].Passage.Id.ToString());
    }

    [Fact]
    public async Task TwoLanguages_AskedForAWordOfTheOther_AreBothSearched()
    {
        var corpus = await MadeCorpus.ReadAsync(("bakery", "en", Bakery), ("wald", "de", "Die Wälder brannten.\n\nDer Hafen blieb geschlossen."));

        Assert.Equal("wald/0.1", Searcher.Create(corpus).Ask(new Question("Wälder")).Hits[0].Passage.Id.ToString());
    }

    [Fact]
    public async Task LargeCorpus_AskedInOtherWords_ReachesThePassageThroughTheIndex()
    {
        var filler = string.Join("\n\n", Enumerable.Range(0, 400).Select(number => $"Notice {number} concerns the municipal library and its opening hours."));
        var corpus = await MadeCorpus.ReadAsync(("bakery", "en", Bakery), ("notices", "en", filler));

        Assert.Equal("bakery/0.3", Searcher.Create(corpus).Ask(new Question("What did China dispatch to the port?")).Hits[0].Passage.Id.ToString());
    }

    [Theory]
    [InlineData("What is the latest on the ceasefire talks?", "talks-c/0.1")]
    [InlineData("most recent news of the ceasefire talks", "talks-c/0.1")]
    public async Task SeveralArticles_AskedForTheLatest_ShowTheNewestFirst(string question, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("talks-a.md", "---\ntitle: Talks\npublished: 2024-01-05\n---\n\nThe ceasefire talks began in the capital.\n");
        folder.Write("talks-b.md", "---\ntitle: Talks\n---\n\nThe ceasefire talks began in the capital.\n");
        folder.Write("talks-c.md", "---\ntitle: Talks\npublished: 2024-03-05\n---\n\nThe ceasefire talks began in the capital.\n");

        var answer = Searcher.Create(await MadeCorpus.ReadAsync(folder)).Ask(new Question(question));

        Assert.Equal(expected, answer.Hits[0].Passage.Id.ToString());
    }
}
