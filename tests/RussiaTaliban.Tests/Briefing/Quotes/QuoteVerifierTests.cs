using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Tests.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Quotes;

public sealed class QuoteVerifierTests
{
    private const string Text = "One start. The envoys didn’t sign the paper. The end.\n\nAnother paragraph stands here.";

    private static readonly Quote Taken = Take(TestCorpus.Of(("a", Text)), "The envoys didn’t sign the paper.");

    [Fact]
    public void Verify_UnchangedCorpus_IsVerified()
    {
        var standing = QuoteVerifier.Verify(Taken, TestCorpus.Of(("a", Text)));

        Assert.Equal((QuoteStatus.Verified, false, false), (standing.Status, standing.HasMoved, standing.IsParagraphEdited));
        Assert.Equal(Taken.Exact, standing.Place!.Value.Text);
    }

    [Fact]
    public void Verify_AnyOneCharacterChanged_SaysChangedWithThatDifference()
    {
        for (var at = 0; at < Taken.Exact.Length; at++)
        {
            var changed = Taken.Exact[..at] + (Taken.Exact[at] == '’' ? '\'' : Taken.Exact[at] == ' ' ? '\u00A0' : (char)(Taken.Exact[at] + 1)) + Taken.Exact[(at + 1)..];
            var standing = QuoteVerifier.Verify(Taken, TestCorpus.Of(("a", Text.Replace(Taken.Exact, changed, StringComparison.Ordinal))));

            Assert.Equal(QuoteStatus.Changed, standing.Status);
            Assert.Contains(standing.Difference, part => part.Kind == DifferenceKind.Added && Taken.Exact.Contains(part.Text, StringComparison.Ordinal));
            Assert.Contains(standing.Difference, part => part.Kind == DifferenceKind.Missing && part.Text.Contains(changed[at], StringComparison.Ordinal));
            Assert.All(standing.Difference.Where(part => part.Passage is not null), part => Assert.Contains(part.Text, part.Passage!.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Verify_EveryPassageOfTheShippedCorpus_ChangesWithOneCharacter()
    {
        foreach (var passage in ShippedCorpus.Corpus.Passages)
        {
            var quote = Quote.Of(passage, new TextSpan(0, passage.Text.Length));
            var middle = passage.Position + (passage.Text.Length / 2);
            var text = passage.Article.Text;
            var mutated = text[..middle] + (text[middle] == 'x' ? 'y' : 'x') + text[(middle + 1)..];

            var standing = QuoteVerifier.Verify(quote, TestCorpus.Of((passage.Article.Slug, mutated)));

            Assert.Equal((QuoteStatus.Changed, passage.Id), (standing.Status, standing.Place!.Value.Passage.Id));
            Assert.Single(standing.Difference, part => part.Kind == DifferenceKind.Missing);
        }
    }

    [Fact]
    public void Verify_ParagraphEditedAroundIt_IsVerifiedAndSaysSo()
    {
        var standing = QuoteVerifier.Verify(Taken, TestCorpus.Of(("a", Text.Replace("One start.", "Another beginning altogether.", StringComparison.Ordinal))));

        Assert.Equal((QuoteStatus.Verified, false, true), (standing.Status, standing.HasMoved, standing.IsParagraphEdited));
    }

    [Theory]
    [InlineData("The bridge was open", "The bridge was opened", QuoteStatus.Changed)]
    [InlineData("The bridge was open", "The bridge was open", QuoteStatus.Verified)]
    [InlineData("state visit was called off", "interstate visit was called off", QuoteStatus.Changed)]
    public void Verify_WordsWithinALongerWord_AreNotVerified(string exact, string today, QuoteStatus expected)
    {
        var taken = Take(TestCorpus.Of(("a", $"First. {exact} then. Last.")), exact);

        Assert.Equal(expected, QuoteVerifier.Verify(taken, TestCorpus.Of(("a", $"First. {today} then. Last."))).Status);
    }

    [Fact]
    public void Verify_MovedToAnotherParagraph_SaysSo()
    {
        var standing = QuoteVerifier.Verify(Taken, TestCorpus.Of(("a", "A new first paragraph.\n\n" + Text)));

        Assert.Equal((QuoteStatus.Verified, true), (standing.Status, standing.HasMoved));
        Assert.Equal("a/0.2", standing.Place!.Value.Passage.Id.ToString());
    }

    [Fact]
    public void Verify_SentenceOrArticleTakenOut_IsGone()
    {
        var without = TestCorpus.Of(("a", Text.Replace(Taken.Exact, "", StringComparison.Ordinal)));
        var elsewhere = TestCorpus.Of(("b", Text));

        Assert.Equal(QuoteStatus.Gone, QuoteVerifier.Verify(Taken, without).Status);
        Assert.Equal(QuoteStatus.Gone, QuoteVerifier.Verify(Taken, elsewhere).Status);
    }

    [Fact]
    public void Verify_DeletedBesideAParagraphLikeIt_IsGone()
    {
        const string Alpha = "Team Alpha reported that the bridge at Tan was closed on Monday.";
        const string Beta = "Team Beta reported that the bridge at Kun was closed on Monday.";
        var taken = Take(TestCorpus.Of(("a", $"Start.\n\n{Alpha}\n\n{Beta}")), Alpha);

        Assert.Equal(QuoteStatus.Gone, QuoteVerifier.Verify(taken, TestCorpus.Of(("a", $"Start.\n\n{Beta}"))).Status);
    }

    [Theory]
    [InlineData("Team Beta reported that the bridge at Kun was closed on Tuesday.")]
    [InlineData("On Monday Team Beta reported that the bridge at Kun was closed.")]
    [InlineData("Team Beta reported that the bridge at Kun was closed on Monday. Nobody was hurt.")]
    [InlineData("Start here. Team Beta reported that the bridge at Kun was closed early on Monday.")]
    public void Verify_DeletedAndTheParagraphLikeItEdited_IsGoneWhereTheFormerTextIsKnown(string today)
    {
        const string Alpha = "Team Alpha reported that the bridge at Tan was closed on Monday.";
        var then = TestCorpus.Of(("a", $"Start.\n\n{Alpha}\n\nTeam Beta reported that the bridge at Kun was closed on Monday."));

        Assert.Equal(QuoteStatus.Gone, QuoteVerifier.Verify(Take(then, Alpha), TestCorpus.Of(("a", $"Start.\n\n{today}")), then.Articles[0]).Status);
    }

    [Theory]
    [InlineData("Team Beta reported that the bridge at Kun was closed on Tuesday.\n\nTeam Alpha reported that the bridge at Tan was open on Monday.", "a/0.3")]
    [InlineData("Team Alpha reported that the bridge at Tan was open on Monday. Team Beta reported that the bridge at Kun was closed on Monday.", "a/0.2")]
    [InlineData("Team Beta reported that the bridge at Kun was closed on Monday. Team Alpha reported that the bridge at Tan was open on Monday.", "a/0.2")]
    public void Verify_EditedBesideAParagraphLikeIt_IsChangedWhereItStands(string today, string place)
    {
        const string Alpha = "Team Alpha reported that the bridge at Tan was closed on Monday.";
        var then = TestCorpus.Of(("a", $"Start.\n\n{Alpha}\n\nTeam Beta reported that the bridge at Kun was closed on Monday."));

        var standing = QuoteVerifier.Verify(Take(then, Alpha), TestCorpus.Of(("a", $"Start.\n\n{today}")), then.Articles[0]);

        Assert.Equal((QuoteStatus.Changed, place), (standing.Status, standing.Place!.Value.Passage.Id.ToString()));
        Assert.Equal("Team Alpha reported that the bridge at Tan was open on Monday.", standing.Place.Value.Text);
    }

    [Fact]
    public void Verify_SentenceDeletedAndTheOneLikeItEdited_IsGone()
    {
        const string Quoted = "The north bridge was closed to lorries in the spring.";
        var then = TestCorpus.Of(("a", $"{Quoted} The south bridge was closed to buses in the spring."));

        var today = TestCorpus.Of(("a", "The south bridge was closed to buses in the autumn."));

        Assert.Equal(QuoteStatus.Gone, QuoteVerifier.Verify(Take(then, Quoted), today, then.Articles[0]).Status);
    }

    [Fact]
    public void Verify_FormerTextThatIsNotTheQuotes_IsSetAside()
    {
        var standing = QuoteVerifier.Verify(
            Taken, TestCorpus.Of(("a", Text.Replace("didn’t sign", "signed", StringComparison.Ordinal))), TestCorpus.Of(("a", "Something else.")).Articles[0]);

        Assert.Equal(QuoteStatus.Changed, standing.Status);
    }

    [Fact]
    public void Verify_SentenceOfTheParagraphTakenOut_IsChangedAtItsPlace()
    {
        const string Whole = "The gate was closed. Drivers slept at the caravanserai and waited for the next morning.";
        var taken = Take(TestCorpus.Of(("a", $"Start here, reader.\n\n{Whole}\n\nThe next paragraph has the reader now.")), Whole);

        var standing = QuoteVerifier.Verify(
            taken, TestCorpus.Of(("a", $"Start here, reader.\n\n{Whole["The gate was closed. ".Length..]}\n\nThe next paragraph has the reader now.")));

        Assert.Equal((QuoteStatus.Changed, false), (standing.Status, standing.HasMoved));
        Assert.Equal(Whole["The gate was closed. ".Length..], standing.Place!.Value.Text);
    }

    [Fact]
    public void Verify_FileRenamedWithTheSameBytes_IsVerifiedAndSaysWhere()
    {
        const string Markdown = "---\ntitle: T\n---\n\nOne start. The envoys didn’t sign the paper.\n";
        var taken = Take(TestCorpus.Of(("a", Markdown)), "The envoys didn’t sign the paper.");

        var standing = QuoteVerifier.Verify(taken, TestCorpus.Of(("b", Markdown)));

        Assert.Equal((QuoteStatus.Verified, true, "b/0.1"), (standing.Status, standing.HasMoved, standing.Place!.Value.Passage.Id.ToString()));
    }

    [Theory]
    [InlineData("One start. The envoys\ndidn’t sign the paper. The end.")]
    public void Verify_LinesWrappedAnew_IsVerified(string text)
    {
        var standing = QuoteVerifier.Verify(Taken, TestCorpus.Of(("a", text)));

        Assert.Equal((QuoteStatus.Verified, true), (standing.Status, standing.IsReset));
    }

    [Theory]
    [InlineData("One start. The *envoys* didn’t **sign** the paper. The end.")]
    [InlineData("One start. The envoys didn’t sign [the paper](https://example.org/paper). The end.")]
    public void Verify_MarkUpAdded_IsVerifiedAsTheTextThatItIs(string text)
    {
        var standing = QuoteVerifier.Verify(Taken, TestCorpus.Of(("a", text)));

        Assert.Equal((QuoteStatus.Verified, false), (standing.Status, standing.HasMoved));
    }

    [Theory]
    [InlineData("One start. The *envoys* didn’t **sign** the paper. The end.", "The envoys didn’t sign the paper.")]
    [InlineData("One start. The envoys didn’t sign [the paper](https://example.org/paper). The end.", "The envoys didn’t sign the paper.")]
    [InlineData("One start. The envoys `didn’t` sign\nthe paper. The end.", "The envoys didn’t sign\nthe paper.")]
    public void Verify_MarkUpTakenOut_IsVerifiedAsTheTextThatItIs(string then, string exact)
    {
        var standing = QuoteVerifier.Verify(Take(TestCorpus.Of(("a", then)), exact), TestCorpus.Of(("a", Text)));

        Assert.Equal((QuoteStatus.Verified, false, Taken.Exact), (standing.Status, standing.HasMoved, standing.Place!.Value.Text));
    }

    [Theory]
    [InlineData("They did not sign. Nobody waited.\n\nThe envoys left. The door was shut.", 0)]
    [InlineData("They did not sign. Nobody waited.\n\nThe envoys left. The door was shut.", 1)]
    public void Verify_TwoParagraphsMadeOne_IsVerifiedInIt(string then, int quoted)
    {
        var corpus = TestCorpus.Of(("a", then));
        var taken = Take(corpus, corpus.Passages[quoted].Text);

        foreach (var today in new[] { then.Replace("\n\n", " ", StringComparison.Ordinal), then.Replace("\n\n", "\n", StringComparison.Ordinal) })
        {
            var standing = QuoteVerifier.Verify(taken, TestCorpus.Of(("a", today)), corpus.Articles[0]);

            Assert.Equal((QuoteStatus.Verified, quoted == 1, true), (standing.Status, standing.HasMoved, standing.IsParagraphEdited));
            Assert.Equal(taken.Exact, standing.Place!.Value.Text);
        }
    }

    [Fact]
    public void Verify_ParagraphSplit_IsVerifiedWhereTheWordsRunOn()
    {
        const string Whole = "The envoys left. They did not sign the paper. Nobody waited.";
        var taken = Take(TestCorpus.Of(("a", Whole)), "They did not sign the paper. Nobody waited.");

        var split = QuoteVerifier.Verify(taken, TestCorpus.Of(("a", "The envoys left. They did not sign the paper.\n\nNobody waited.")));
        var merged = QuoteVerifier.Verify(taken, TestCorpus.Of(("a", $"Another beginning. {Whole}")));

        Assert.Equal((QuoteStatus.Verified, 2), (split.Status, split.Split.Count));
        Assert.Equal(QuoteStatus.Verified, merged.Status);
    }

    [Fact]
    public void Quote_OfAPassage_KeepsContextPositionAndHashes()
    {
        Assert.Equal("One start. ", Taken.Prefix);
        Assert.Equal(" The end.", Taken.Suffix);
        Assert.Equal((11, 44), (Taken.Start, Taken.End));
        Assert.Equal(Quote.HashOf("One start. The envoys didn’t sign the paper. The end."), Taken.PassageHash);
        Assert.Equal(64, Taken.ArticleRevision.Length);
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(0, 0)]
    [InlineData(40, 100)]
    public void Quote_OutsideItsPassage_IsRefused(int start, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quote.Of(TestCorpus.Of(("a", Text)).Passages[0], new TextSpan(start, length)));

    private static Quote Take(Corpus corpus, string exact)
    {
        var passage = corpus.Passages.First(passage => passage.Text.Contains(exact, StringComparison.Ordinal));
        return Quote.Of(passage, new TextSpan(passage.Text.IndexOf(exact, StringComparison.Ordinal), exact.Length));
    }
}
