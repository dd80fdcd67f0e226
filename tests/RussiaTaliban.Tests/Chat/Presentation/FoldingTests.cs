using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Tests.Chat.Presentation;

/// <summary>What is shown of an answer: one passage whole, the others folded; nothing that only fills the list.</summary>
public sealed class FoldingTests
{
    private const string Text = "The first sentence tells of something that nobody asked about at all. This one answers. The last one goes on for a while about yet another matter.";

    [Fact]
    public void Folded_Passage_IsItsMarkedSentenceBetweenSignsOfWhatIsLeftOut() =>
        Assert.Equal("… This one answers. …", string.Concat(PassagePieces.Folded(Text, [Span("This one answers.")]).Select(piece => piece.Text)));

    [Fact]
    public void Folded_TwoSentencesApart_HaveASignBetweenThem()
    {
        var text = $"One answers. {new string('x', 120)}. Another answers, too.";

        Assert.Equal(
            "One answers. … Another answers, too.",
            string.Concat(PassagePieces.Folded(text, [new TextSpan(0, 12), new TextSpan(text.Length - 21, 21)]).Select(piece => piece.Text)));
    }

    [Fact]
    public void Folded_WhereNextToNothingWouldBeHidden_IsTheWholePassage() =>
        Assert.Equal("Short. This one answers.", string.Concat(PassagePieces.Folded("Short. This one answers.", [new TextSpan(7, 17)]).Select(piece => piece.Text)));

    [Fact]
    public async Task Closest_Answer_ShowsOnePassageFoldedAndMoreShowsTheNext()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var reply = Assert.IsType<PassagesReply>(await conversation.SayAsync("Was Iran the first country to recognise them?"));

        Assert.Equal(AnswerOutcome.Closest, reply.Answer.Outcome);
        var only = Assert.Single(reply.Shown);
        Assert.False(reply.IsWhole(only));
        Assert.True(reply.Remaining > 0);
        var more = Assert.IsType<PassagesReply>(await conversation.SayAsync("more"));
        Assert.Equal(1, more.Skip);
        Assert.DoesNotContain(more.Shown, hit => hit.Passage.Id == only.Passage.Id);
    }

    [Fact]
    public async Task TwoDates_Asked_AreSaidAndBothSentencesAreMarked()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var reply = Assert.IsType<PassagesReply>(await conversation.SayAsync("When did Russia recognize the Taliban?"));

        Assert.Contains("The article gives two dates:", Wording.Above(reply));
        Assert.Equal(2, reply.Answer.Differing.Count);
        Assert.All(reply.Answer.Differing, passage => Assert.Contains(reply.Shown, hit => hit.Passage == passage));
        Assert.True(reply.IsWhole(reply.Shown[0]));
        var marked = reply.Shown.Take(2).Select(hit => string.Concat(PassagePieces.Of(reply, hit).Where(piece => piece.IsMarked).Select(piece => piece.Text))).ToList();
        Assert.Contains(marked, text => text.Contains("July 3", StringComparison.Ordinal));
        Assert.Contains(marked, text => text.Contains("July 4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nonsense_Asked_ShowsNoNearestSection()
    {
        await using var conversation = await TestConversation.BeginAsync();
        foreach (var words in new[] { "asdf qwer zxcv", "how do I bake sourdough bread?", "¿Cuántos habitantes tiene la ciudad de Lima?" })
        {
            Assert.Empty(Assert.IsType<NotFoundReply>(await conversation.SayAsync(words)).NearestSections);
        }
    }

    [Fact]
    public async Task Why_Passage_NamesOnlyWordsThatStandInIt()
    {
        await using var conversation = await TestConversation.BeginAsync();
        await conversation.SayAsync("why did Russia recognize the Taliban?");
        var reply = Assert.IsType<WhyReply>(await conversation.SayAsync("why"));

        Assert.NotEmpty(reply.Hit.Matches);
        Assert.All(reply.Hit.Matches, match => Assert.Contains(match.Found, reply.Hit.Passage.Text, StringComparison.Ordinal));
        Assert.All(reply.Hit.Quotes, quote => Assert.Contains(quote, reply.Hit.Passage.Text, StringComparison.Ordinal));
        Assert.All(reply.Hit.Matches, match => Assert.DoesNotContain("%", Wording.Because(match), StringComparison.Ordinal));
    }

    private static TextSpan Span(string words) => new(Text.IndexOf(words, StringComparison.Ordinal), words.Length);
}
