using NodaTime;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Handles requests for a summary.</summary>
public sealed class SummaryHandler(DigestService digests, TimeProvider time)
{
    private const int SentencesOfASection = 3;

    internal async Task<Reply> SummarizeAsync(SummaryIntent wish, Turn turn, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var reply = await ReplyAsync(wish, turn, memory, searcher, cancellationToken).ConfigureAwait(false);
        if (Summarized(reply) is { } text)
        {
            // What is asked for again in another length stays what it was.
            var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (!wish.Again || state.Summarized is null)
            {
                memory.Keep(state with { Summarized = text });
            }
        }

        return reply;
    }

    private async Task<Reply> ReplyAsync(SummaryIntent wish, Turn turn, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var corpus = searcher.Corpus;
        IReadOnlyList<Article> asked = memory.Articles.Count == 0 ? corpus.Articles : [.. corpus.Articles.Where(article => memory.Articles.Contains(article.Slug))];
        if (wish.Section is { } number)
        {
            // A button or a heading says itself which article is meant.
            return Numbered(wish.Article is { } slug ? [.. corpus.Articles.Where(article => article.Slug == slug)] : asked, number, wish.Sentences);
        }

        if (wish.Of is { Length: > 0 } name)
        {
            return Named(asked, name, wish.Sentences)
                ?? await AskHandler.AskAsync(new AskIntent(wish.Said ?? name), memory, searcher, cancellationToken).ConfigureAwait(false);
        }

        if (wish.Again && await AgainAsync(wish, turn, memory, corpus, cancellationToken).ConfigureAwait(false) is { } again)
        {
            return again;
        }

        if (memory.Articles.Count > 0 && asked.Count > 0)
        {
            // What some of the articles say is no news of all of them, and not remembered as such.
            return new DigestReply(DigestService.MakeFirst(new Corpus(asked), Today(turn), DigestService.WishOf(wish.Sentences)));
        }

        var digest = await digests.MakeAsync(turn.Conversation, corpus, Today(turn), DigestService.WishOf(wish.Sentences), cancellationToken).ConfigureAwait(false);
        var reply = new DigestReply(digest, ShowsStanding: !wish.OnlyNews);
        memory.Keep(token => digests.RememberAsync(turn.Conversation, turn.Alone, reply, token));
        return reply;
    }

    /// <summary>What was summarized last, in another length; null if nothing was, or where it has left the corpus.</summary>
    private async Task<Reply?> AgainAsync(SummaryIntent wish, Turn turn, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (state.Summarized is not { } last || wish.Sentences is not { } sentences)
        {
            return null;
        }

        var articles = last.Articles.Select(corpus.FindArticle).OfType<Article>().ToList();
        return articles switch
        {
            [] => null,
            _ when last.IsDigest => new DigestReply(DigestService.MakeAgain(articles, Today(turn), sentences)),
            [var article, ..] when last.Section is null => new SummaryReply(Summarizer.Summarize(article, sentences)),
            [var article, ..] => article.Sections.FirstOrDefault(section => section.Number == last.Section) is { } section
                ? new SummaryReply(Summarizer.Summarize(section, sentences))
                : null,
        };
    }

    private static SummarizedText? Summarized(Reply reply) => reply switch
    {
        DigestReply { Digest.Items.Count: > 0 } digest => new SummarizedText([.. digest.Digest.Items.Select(item => item.Summary.Article.Slug)], null, IsDigest: true),
        SummaryReply { Summary: var summary } => new SummarizedText([summary.Article.Slug], summary.Section?.Number, IsDigest: false),
        _ => null,
    };

    /// <summary>The section of the newest of these articles that has one of this number.</summary>
    private static Reply Numbered(IReadOnlyList<Article> articles, int number, int? sentences)
    {
        var newestFirst = articles.OrderByDescending(article => article.Published).ToList();
        var section = newestFirst.SelectMany(article => article.Sections).FirstOrDefault(section => section.Number == number);
        return section is null
            ? new NoSuchSectionReply(number, newestFirst.FirstOrDefault()?.Sections ?? [])
            : new SummaryReply(Summarizer.Summarize(section, sentences ?? SentencesOfASection));
    }

    /// <summary>A section whose heading, or an article whose title, is the name or holds all its words; null if there is none.</summary>
    private static SummaryReply? Named(IReadOnlyList<Article> articles, string name, int? sentences)
    {
        var words = Words(name);
        if (words.Count == 0)
        {
            return null;
        }

        var section = articles.SelectMany(article => article.Sections)
            .Where(section => section.Heading is { } heading && words.IsSubsetOf(Words(heading)))
            .MinBy(section => section.Heading!.Length);
        if (section is not null)
        {
            return new SummaryReply(Summarizer.Summarize(section, sentences ?? SentencesOfASection));
        }

        var article = articles.FirstOrDefault(article => article.Slug.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? articles.FirstOrDefault(article => words.IsSubsetOf(Words(article.Title)));
        return article is null ? null : new SummaryReply(Summarizer.Summarize(article, sentences ?? Summarizer.MaxSentences));
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
