using NodaTime;
using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.Chat;

/// <summary>Summaries that are asked for.</summary>
public sealed class SummaryHandler(DigestDesk desk, AskHandler asking, TimeProvider time)
{
    private const int SentencesOfASection = 3;

    internal async Task<Reply> SummarizeAsync(SummaryIntent wish, Turn turn, Searcher searcher, CancellationToken cancellationToken)
    {
        var corpus = searcher.Corpus;
        if (wish.Section is { } number)
        {
            return Numbered(corpus, number, wish.Sentences);
        }

        if (wish.Of is { Length: > 0 } name)
        {
            return Named(corpus, name, wish.Sentences)
                ?? await asking.AskAsync(new AskIntent(wish.Said ?? name), turn, searcher, cancellationToken).ConfigureAwait(false);
        }

        var digest = await desk.MakeAsync(turn.Conversation, corpus, Today(turn), wish.Sentences, cancellationToken).ConfigureAwait(false);
        await desk.RememberAsync(turn.Conversation, digest, cancellationToken).ConfigureAwait(false);
        return new DigestReply(digest);
    }

    /// <summary>The section of the newest article that has one of this number.</summary>
    private static Reply Numbered(Corpus corpus, int number, int? sentences)
    {
        var newestFirst = corpus.Articles.OrderByDescending(article => article.Published).ToList();
        var section = newestFirst.SelectMany(article => article.Sections).FirstOrDefault(section => section.Number == number);
        return section is null
            ? new NoSuchSectionReply(number, newestFirst.FirstOrDefault()?.Sections ?? [])
            : new SummaryReply(Summarizer.Summarize(section, sentences ?? SentencesOfASection));
    }

    /// <summary>A section whose heading, or an article whose title, is the name or holds all its words; null where there is none.</summary>
    private static SummaryReply? Named(Corpus corpus, string name, int? sentences)
    {
        var words = Words(name);
        if (words.Count == 0)
        {
            return null;
        }

        var section = corpus.Articles.SelectMany(article => article.Sections)
            .Where(section => section.Heading is { } heading && words.IsSubsetOf(Words(heading)))
            .MinBy(section => section.Heading!.Length);
        if (section is not null)
        {
            return new SummaryReply(Summarizer.Summarize(section, sentences ?? SentencesOfASection));
        }

        var article = corpus.FindArticle(name.ToLowerInvariant()) ?? corpus.Articles.FirstOrDefault(article => words.IsSubsetOf(Words(article.Title)));
        return article is null ? null : new SummaryReply(Summarizer.Summarize(article, sentences ?? Summarizer.MostSentences));
    }

    private static HashSet<string> Words(string text) =>
        text.Split([' ', ',', '.', ':', ';', '?', '!', '“', '”', '"', '’', '\'', '-', '–'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.Equals("the", StringComparison.OrdinalIgnoreCase) && !word.Equals("section", StringComparison.OrdinalIgnoreCase))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private DateOnly Today(Turn turn)
    {
        var zone = turn.Speaker.TimeZone is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null;
        return Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(zone ?? DateTimeZone.Utc).Date.ToDateOnly();
    }
}
