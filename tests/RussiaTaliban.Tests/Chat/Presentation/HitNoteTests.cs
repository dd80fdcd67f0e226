using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Presentation;

namespace RussiaTaliban.Tests.Chat.Presentation;

public sealed class HitNoteTests
{
    private static readonly IReadOnlyList<RussiaTaliban.Briefing.Corpora.Passage> Passages =
        TestCorpus.Of(("one", "The bridge opened."), ("two", "The bridge opened."), ("three", "The bridge opened."), ("four", "The bridge opened.")).Passages;

    [Fact]
    public void HitNote_HitOfOnePlaceInTheArticlesVoice_IsNothing() => Assert.Null(Wording.HitNote(new Hit(Passages[0], 1, [])));

    [Fact]
    public void HitNote_CopiesElsewhere_NamesTwoPlacesAndCountsTheRest()
    {
        var note = Wording.HitNote(new Hit(Passages[0], 1, []) { Voice = "Ann Lee", AlsoIn = [.. Passages.Skip(1)] });

        Assert.StartsWith("in the words of Ann Lee · also in “", note, StringComparison.Ordinal);
        Assert.EndsWith(" and 1 more", note, StringComparison.Ordinal);
    }
}
