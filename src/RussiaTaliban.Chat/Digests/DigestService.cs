using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Digests;

/// <summary>
/// Makes every digest, decides its length, and remembers what each conversation has received. If the history is unavailable, it makes a first digest rather
/// than none.
/// </summary>
public sealed class DigestService(IDigestHistory history, IArticleHistory texts, TimeProvider time, ILogger<DigestService> logger)
{
    /// <summary>Between a conversation's id and its choice of subjects, in the key of what that choice had.</summary>
    public const char SubjectsMark = '#';

    private (Corpus Corpus, IReadOnlyDictionary<string, ArticleSighting> Sightings)? _observed;

    /// <summary>The digest of a conversation for a day.</summary>
    /// <param name="conversation">The reader.</param>
    /// <param name="corpus">The corpus of this moment.</param>
    /// <param name="today">The reader's day.</param>
    /// <param name="wish">What the reader wants; null for the usual.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Digest> MakeAsync(ConversationAddress conversation, Corpus corpus, DateOnly today, DigestWish? wish, CancellationToken cancellationToken)
    {
        try
        {
            var sightings = await ObserveAsync(corpus.Whole, cancellationToken).ConfigureAwait(false);
            var mark = await history.ReadAsync(Reader(conversation, wish?.Subjects), cancellationToken).ConfigureAwait(false);
            return DigestMaker.Make(corpus, today, sightings, mark, wish, await EarlierAsync(corpus, sightings, mark, cancellationToken).ConfigureAwait(false));
        }
        catch (StorageUnavailableException fault)
        {
            Log.DigestHistoryUnavailable(logger, fault.Message);
            return DigestMaker.Make(corpus, today, new Dictionary<string, ArticleSighting>(), null, wish);
        }
    }

    /// <summary>What a first digest of a day has, for somebody who is no conversation: nothing of it is remembered.</summary>
    /// <param name="corpus">The articles.</param>
    /// <param name="today">The day.</param>
    /// <param name="wish">What the reader wants; null for the usual.</param>
    public static Digest MakeFirst(Corpus corpus, DateOnly today, DigestWish? wish = null) =>
        DigestMaker.Make(corpus, today, new Dictionary<string, ArticleSighting>(), last: null, wish);

    /// <summary>The articles of a digest once more, shorter or longer.</summary>
    /// <param name="articles">Those articles in their order; at least one.</param>
    /// <param name="today">The reader's day.</param>
    /// <param name="sentences">As the reader says; what no digest can have is brought within.</param>
    public static Digest MakeAgain(IReadOnlyList<Article> articles, DateOnly today, int sentences) => DigestMaker.Again(articles, today, Within(sentences));

    /// <summary>What a reader wants who says how long a digest is to be; the usual where they do not.</summary>
    /// <param name="sentences">As the reader says, null if they do not; what no digest can have is brought within.</param>
    public static DigestWish WishOf(int? sentences) => sentences is { } said ? new DigestWish { Sentences = Within(said) } : DigestWish.Usual;

    private static int Within(int sentences) => Math.Clamp(sentences, 1, Summarizer.MaxSentences);

    /// <summary>Since when the articles of a corpus are there, and when they changed. A corpus is looked at once, not once for each reader.</summary>
    public async Task<IReadOnlyDictionary<string, ArticleSighting>> ObserveAsync(Corpus corpus, CancellationToken cancellationToken)
    {
        if (_observed is { } observed && ReferenceEquals(observed.Corpus, corpus))
        {
            return observed.Sightings;
        }

        var now = time.GetUtcNow();
        await texts.ObserveAsync(corpus, now, cancellationToken).ConfigureAwait(false);
        var sightings = await history.ObserveAsync(corpus, now, cancellationToken).ConfigureAwait(false);
        _observed = (corpus, sightings);
        return sightings;
    }

    /// <summary>Remembers that a conversation has had a digest. Where the store is away it is not remembered, and the next digest repeats some of it.</summary>
    /// <param name="conversation">The reader.</param>
    /// <param name="person">Who is alone with the bot there; null if others read along.</param>
    /// <param name="reply">What was shown.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RememberAsync(ConversationAddress conversation, string? person, DigestReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        try
        {
            var reader = Reader(conversation, reply.Digest.Subjects);
            var before = await history.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
            var after = DigestMark.After(before, reply.Digest, reply.Shown, time.GetUtcNow());
            await history.WriteAsync(reader, person is null ? after : after with { Person = person }, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageUnavailableException fault)
        {
            Log.DigestHistoryUnavailable(logger, fault.Message);
        }
    }

    /// <summary>The texts of changed articles as the reader's last digest found them.</summary>
    private async Task<Dictionary<string, ArticleVersion>> EarlierAsync(
        Corpus corpus, IReadOnlyDictionary<string, ArticleSighting> sightings, DigestMark? mark, CancellationToken cancellationToken)
    {
        var earlier = new Dictionary<string, ArticleVersion>(StringComparer.Ordinal);
        var changed = mark is null ? [] : corpus.Articles.Where(article => sightings.GetValueOrDefault(article.Slug) is { } seen && seen.ChangedAt > mark.At && !(seen.FirstSeen > mark.At));
        foreach (var article in changed.Take(DigestMaker.MaxArticlesInFull))
        {
            if (await texts.FindAsync(article.Slug, mark!.At, cancellationToken).ConfigureAwait(false) is { } text && text.Revision != article.Revision)
            {
                earlier[article.Slug] = ArticleVersion.Of(text);
            }
        }

        return earlier;
    }

    /// <summary>Who remembers: a conversation, and apart from it each choice of subjects. What one about China had says nothing of what one about everything had.</summary>
    private static ConversationAddress Reader(ConversationAddress conversation, IReadOnlyList<string>? subjects) => subjects is not { Count: > 0 } ? conversation : conversation with
    {
        Conversation = conversation.Conversation + SubjectsMark
            + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', subjects))).AsSpan(0, 8)),
    };
}
