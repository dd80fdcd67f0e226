using Microsoft.Extensions.Logging.Abstractions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Tests.Examples;

/// <summary>A minimal reply: it states what it quotes, so that the guard can check it, and passes itself to the channel's renderer.</summary>
public sealed class ReplyExample
{
    [Theory]
    [InlineData("The harbour is closed.", true)]
    [InlineData("The harbour is open.", false)]
    public void Guard_OfANewReply_LetsOnlyTrueQuotesPass(string words, bool passes)
    {
        var corpus = TestCorpus.Of(("harbour", "The harbour is closed. Ferries wait."));
        var reply = new FirstWordsReply(corpus.Passages[0], words);

        var shown = new QuoteGuard(NullLogger<QuoteGuard>.Instance).Check(reply, corpus);

        Assert.Equal(passes, ReferenceEquals(reply, shown));
        Assert.Equal(passes, shown is not WithheldReply);
    }

    /// <summary>The first words of a passage.</summary>
    private sealed record FirstWordsReply(Passage Passage, string Words) : Reply
    {
        public override IEnumerable<Quotation> Quotations => [new Quotation(Passage.Id, Words)];

        // In the product, a method Visit(FirstWordsReply) of IReplyVisitor: the compiler then lists every channel that cannot show it yet.
        public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) =>
            visitor.Visit(new ExtractReply(ExtractKind.Shorter, [new SummarySentence(Passage, new TextSpan(0, Words.Length))]));
    }
}
