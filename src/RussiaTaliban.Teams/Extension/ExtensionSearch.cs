using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Handlers;

namespace RussiaTaliban.Teams.Extension;

/// <summary>
/// The corpus as a message extension asks it: outside any conversation, so that words half typed are nobody's follow-up. Everything it gives has
/// passed the quote guard.
/// </summary>
internal sealed class ExtensionSearch(LiveSearcher searcher, QuoteGuard guard, TimeProvider time)
{
    /// <summary>Most results at once: what Teams shows.</summary>
    public const int MaxResults = 25;

    /// <summary>The passages for some words; another reply where there are none.</summary>
    public Reply Search(string words, int skip, int take)
    {
        var snapshot = searcher.Current;
        var answer = snapshot.Ask(new Question(words) { Skip = skip, Take = take });
        return guard.Check(
            answer.Hits.Count == 0 ? new NotFoundReply(words, answer.NearestSections, answer.ReadAs, answer.Remark) : new PassagesReply(words, answer, skip),
            snapshot.Corpus);
    }

    /// <summary>Whether the corpus says these words.</summary>
    public Reply CheckQuote(string words)
    {
        var snapshot = searcher.Current;
        return guard.Check(QuoteCheckHandler.Check(words, snapshot), snapshot.Corpus);
    }

    /// <summary>What the day's summary shows, each sentence in its passage.</summary>
    public IReadOnlyList<Hit> Picks()
    {
        var digest = DigestService.MakeFirst(searcher.Current.Corpus, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        return [.. digest.Sentences.Select(sentence => new Hit(sentence.Passage, 0, [sentence.Span]))];
    }

    /// <summary>The passage at an address of today; null if there is none.</summary>
    public Passage? Find(PassageId id)
    {
        var corpus = searcher.Current.Corpus;
        return corpus.Find(id) is { } passage ? guard.Check(passage, corpus) : null;
    }

    /// <summary>The first passage of the article with a slug; null if there is none.</summary>
    public Passage? FindLead(string slug)
    {
        var corpus = searcher.Current.Corpus;
        return corpus.FindArticle(slug) is { } article ? guard.Check(article.Passages[0], corpus) : null;
    }
}
