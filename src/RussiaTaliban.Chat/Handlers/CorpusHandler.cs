using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>What is asked about the articles themselves, and about passages by their place.</summary>
internal static class CorpusHandler
{
    /// <summary>Maximum number of articles that are listed, newest first.</summary>
    private const int MaxArticles = 10;

    public static async Task<Reply> TellAsync(CorpusIntent asked, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        var meant = Meant(state, corpus);
        if (asked.Section is { } number)
        {
            return SectionOf(meant, number) is { } section
                ? new CorpusReply(CorpusQuestion.Section, [new CorpusFact(section.Article, section)])
                : new NoSuchSectionReply(number, NewestOf(meant));
        }

        var told = meant.Take(MaxArticles).ToList();
        return told.Count == 0 ? new AboutReply(corpus) : new CorpusReply(
            asked.Asked,
            [.. told.SelectMany(article => asked.Asked == CorpusQuestion.Sections && told.Count == 1
                ? article.Sections.Select(section => new CorpusFact(article, section))
                : [new CorpusFact(article)])])
        {
            Further = meant.Count - told.Count,
        };
    }

    public static async Task<Reply> OpenAsync(OpenIntent open, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (Find(open, state, corpus) is { } passage)
        {
            memory.Keep(state with { Shown = [passage.Id, .. state.Shown.Where(id => id != passage.Id)], Checked = [], CheckedWords = null });
            return new ExtractReply(ExtractKind.Opened, [new SummarySentence(passage, new TextSpan(0, passage.Text.Length))]);
        }

        return open.Passage is { } gone ? new PassageGoneReply(gone)
            : open.Section is { } section
            ? new NoSuchSectionReply(section, NewestOf(Meant(state, corpus)))
            : new SmallTalkReply(SmallTalkKind.NothingShown, []);
    }

    /// <summary>The passage that a quote was checked against, whole: "so what does it really say?". Null where it is no longer there.</summary>
    public static ExtractReply? OpenChecked(ConversationState state, TurnMemory memory, Corpus corpus)
    {
        if (corpus.Find(state.Checked[0].Passage) is not { } passage)
        {
            return null;
        }

        memory.Keep(state with { Shown = [passage.Id, .. state.Shown.Where(id => id != passage.Id)], Checked = [], CheckedWords = null });
        return new ExtractReply(ExtractKind.Opened, [new SummarySentence(passage, new TextSpan(0, passage.Text.Length))]);
    }

    /// <summary>Why a passage was shown; the whole list of reasons belongs to the last question. After a refusal: why nothing was.</summary>
    public static async Task<Reply> WhyAsync(WhyShownIntent why, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        return state.Missed is { } missed && why.Which is null ? await AskHandler.WhyRefusedAsync(missed, memory, searcher, cancellationToken).ConfigureAwait(false)
            : state.Questions is [.., var question] && Find(why.Which ?? new OpenIntent { Shown = 1 }, state, searcher.Corpus) is { } passage
            ? AskHandler.Why(new WhyIntent(question, passage.Id), searcher)
            : new SmallTalkReply(SmallTalkKind.NothingShown, Starters.Of(searcher));
    }

    /// <summary>The sentences that answered, one of each passage shown, or as many as were asked for.</summary>
    public static async Task<Reply> ShortenAsync(ShorterIntent shorter, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        var question = state.Questions is [.., var last] ? new Question(last) : null;
        var sentences = state.Shown.Select(searcher.Corpus.Find).OfType<Passage>()
            .Select(passage => Best(passage, question, searcher))
            .Take(shorter.Sentences ?? AskHandler.MaxShown)
            .ToList();
        return sentences.Count > 0 ? new ExtractReply(ExtractKind.Shorter, sentences) : new SmallTalkReply(SmallTalkKind.NothingShown, Starters.Of(searcher));
    }

    /// <summary>The passage that is meant; null if there is none.</summary>
    public static Passage? Find(OpenIntent open, ConversationState state, Corpus corpus)
    {
        if (open.Passage is { } named)
        {
            return corpus.Find(named);
        }

        if (open.Step is { } step)
        {
            return state.Shown is [var from, ..] && corpus.Find(from) is { } shownLast
                ? shownLast.Article.Passages.ElementAtOrDefault(shownLast.Article.Passages.ToList().IndexOf(shownLast) + step)
                : null;
        }

        if (open.Shown is { } place)
        {
            return At(state.Shown, place) is { Slug: not null } id ? corpus.Find(id) : null;
        }

        var meant = Meant(state, corpus);
        var section = open.Section is { } number ? SectionOf(meant, number)
            : state.Shown is [var first, ..] && corpus.Find(first) is { } shown ? shown.Section
            : null;
        return section is null ? null : At(section.Passages, open.Paragraph ?? 1);
    }

    private static SummarySentence Best(Passage passage, Question? question, Searcher searcher)
    {
        var marked = question is null ? [] : searcher.Explain(question, passage).Highlights;
        return new SummarySentence(passage, marked.Count > 0 ? marked[0] : new TextSpan(0, passage.Text.Length));
    }

    /// <summary>The articles of the passages shown last, or all, newest first.</summary>
    private static IReadOnlyList<Article> Meant(ConversationState state, Corpus corpus) =>
        [.. state.Shown.Select(corpus.Find).OfType<Passage>().Select(passage => passage.Article).Distinct().DefaultIfEmpty().OfType<Article>() is var shown && shown.Any()
            ? shown
            : corpus.Articles.OrderByDescending(article => article.Published)];

    private static IReadOnlyList<Section> NewestOf(IReadOnlyList<Article> articles) => articles.Count > 0 ? articles[0].Sections : [];

    private static Section? SectionOf(IEnumerable<Article> articles, int number) => number < 0
        ? articles.FirstOrDefault()?.Sections[^1]
        : articles.SelectMany(article => article.Sections).FirstOrDefault(section => section.Number == number);

    private static T? At<T>(IReadOnlyList<T> list, int place) => list.ElementAtOrDefault(place < 0 ? ^1 : place - 1);
}
