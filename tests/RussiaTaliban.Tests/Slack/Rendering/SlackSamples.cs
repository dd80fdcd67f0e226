using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Sharing;
using RussiaTaliban.Slack.Rendering;
using RussiaTaliban.Tests.Parity;

namespace RussiaTaliban.Tests.Slack.Rendering;

/// <summary>One reply of every case, over the shipped article; what the search would answer today does not matter here.</summary>
internal static class SlackSamples
{
    public const string Hostile = "<!channel> <@U1> *bold* <https://example.org|click> & `code` :tada: _why_?";

    private static readonly IReadOnlyList<SharePlace> Places = [new("19:one@thread.tacv2", "General (Desk)"), new("19:two@thread.v2", Hostile)];

    public static ReaderLinks Links { get; } = new(() => new Uri("https://briefing.example.org/"));

    public static SlackRenderer Renderer { get; } = new(Links);

    public static async Task<IReadOnlyDictionary<string, Reply>> RepliesAsync()
    {
        var corpus = (await CorpusReader.ReadAsync(Repository.Corpus, TestContext.Current.CancellationToken)).Corpus!;
        var why = Hit(corpus, "2.1", "Driven by security concerns") with { Matches = [new Match("prompted", "Driven", "synonym", 0.6), new Match("Moscow", "Moscow", "same word", 0.4)] };
        var power = Hit(corpus, "2.2", "This pragmatic approach");
        var july3 = Hit(corpus, "0.1", "On July 3") with { Voice = "Farid Muttaqi" };
        IReadOnlyList<string> starters = [.. corpus.Articles[0].SuggestedQuestions];
        return new Dictionary<string, Reply>(await DigestSamples.RepliesAsync())
        {
            ["answered"] = new PassagesReply("why did Russia recognize the Taliban?", new Answer(AnswerOutcome.Answered, [why, power]) { Remaining = 4 }),
            ["closest"] = new PassagesReply("who pays?", new Answer(AnswerOutcome.Closest, [power])),
            ["differing"] = new PassagesReply("when did Rusia recognize the Taliban?", new Answer(AnswerOutcome.Answered, [why, july3])
            {
                DifferIn = Difference.Dates,
                Differing = [why.Passage, july3.Passage],
                ReadAs = "when did Russia recognize the Taliban?",
            }),
            ["more"] = new PassagesReply("why did Russia recognize the Taliban?", new Answer(AnswerOutcome.Answered, [power]), Skip: 3),
            ["hostile question"] = new PassagesReply(Hostile, new Answer(AnswerOutcome.Closest, [why]) { ReadAs = Hostile, Remaining = 1, Remark = Hostile }),
            ["not found"] = new NotFoundReply(Hostile, [corpus.Articles[0].Sections[2], corpus.Articles[0].Sections[5]], ReadAs: Hostile),
            ["not found, nothing near"] = new NotFoundReply("what is the capital of Peru?", []),
            ["why"] = new WhyReply("What prompted Moscow?", why),
            ["why without words"] = new WhyReply("What prompted Moscow?", power),
            ["welcome"] = new HelpReply(starters, IsWelcome: true),
            ["help"] = new HelpReply(starters) { Delivers = true, Shares = true },
            ["opened"] = new ExtractReply(ExtractKind.Opened, [new SummarySentence(power.Passage, new TextSpan(0, power.Passage.Text.Length))]),
            ["shorter"] = new ExtractReply(ExtractKind.Shorter, [new SummarySentence(why.Passage, why.Highlights[0]), new SummarySentence(july3.Passage, july3.Highlights[0])]),
            ["author"] = new CorpusReply(CorpusQuestion.Author, [new CorpusFact(corpus.Articles[0])]),
            ["sections"] = new CorpusReply(CorpusQuestion.Sections, [.. corpus.Articles[0].Sections.Select(section => new CorpusFact(section.Article, section))]),
            ["small talk"] = new SmallTalkReply(SmallTalkKind.Greeting, starters),
            ["about"] = new AboutReply(corpus),
            ["unreadable"] = new UnreadableReply(UnreadableReason.TooLong),
            ["no more"] = new NoMoreReply("why?"),
            ["nothing asked"] = new NoMoreReply(null),
            ["passage gone"] = new PassageGoneReply(new PassageId("russia-taliban", 9, 9)),
            ["quote verbatim"] = QuoteCheckHandler.Check("the Taliban’s record offers little reason for optimism", corpus),
            ["quote altered"] = QuoteCheckHandler.Check("Moscow hosted the first official talks with Taliban representatives in March 2018", corpus),
            ["quote absent"] = QuoteCheckHandler.Check(Hostile, corpus),
            ["quote in a question"] = new PassagesReply("What is “security concerns are paramount for the Kremlin”?", new Answer(AnswerOutcome.Answered, [why]))
            {
                Above = (QuoteCheckReply)QuoteCheckHandler.Check("Security concerns are paramount for the Kremlin", corpus),
            },
            ["cited"] = new CitedQuoteReply(ReceiptOf(corpus)),
            ["shared quote"] = new SharedQuoteReply(ReceiptOf(corpus), new Person("U1", Hostile), Hostile, Hostile),
            ["share"] = new ShareReply(ShareOutcome.Shared, Hostile, ReceiptOf(corpus)),
            ["share offer"] = new ShareOfferReply(ShareOfferReason.NoneNamed, why.Passage, Places) { Question = Hostile, Note = Hostile, IsPrivate = true },
            ["share offer, several"] = new ShareOfferReply(ShareOfferReason.SeveralMeant, why.Passage, Places) { Target = Hostile },
            ["share offer, no such place"] = new ShareOfferReply(ShareOfferReason.NoSuchPlace, why.Passage, Places) { Target = Hostile, IsPrivate = true },
            ["share offer, nothing to list"] = new ShareOfferReply(ShareOfferReason.NoneNamed, why.Passage, []),
            ["share unclear"] = new ShareReply(ShareOutcome.Unclear, Hostile),
            ["withheld"] = new WithheldReply(),
            ["failed"] = new FailedReply(),
        };
    }

    /// <summary>A receipt whose id does not change from run to run.</summary>
    public static Receipt ReceiptOf(Corpus corpus) =>
        Receipt.Of(corpus.Passages[0], new TextSpan(0, corpus.Passages[0].Text.Length), DateTimeOffset.UnixEpoch) with { Id = "AAAAAAAAAAAAAAAAAAAAAA" };

    /// <summary>A corpus of one article with these paragraphs.</summary>
    public static async Task<Corpus> CorpusOfAsync(TemporaryFolder folder, params string[] paragraphs)
    {
        folder.Write("sample.md", "---\ntitle: Sample\n---\n\n" + string.Join("\n\n", paragraphs) + "\n");
        var result = await CorpusReader.ReadAsync(folder.Path, TestContext.Current.CancellationToken);
        Assert.Empty(result.Faults);
        return result.Corpus!;
    }

    private static Hit Hit(Corpus corpus, string place, string sentence)
    {
        Assert.True(PassageId.TryParse("russia-taliban/" + place, out var id));
        var passage = corpus.Find(id)!;
        var start = passage.Text.IndexOf(sentence, StringComparison.Ordinal);
        var end = passage.Text.IndexOf(". ", start, StringComparison.Ordinal);
        return new Hit(passage, 1, [new TextSpan(start, (end < 0 ? passage.Text.Length : end + 1) - start)]);
    }
}
