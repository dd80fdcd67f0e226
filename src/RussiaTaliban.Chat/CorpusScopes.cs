using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat;

/// <summary>Which articles a channel's conversations may be answered from.</summary>
public interface ICorpusScope
{
    /// <summary>The channel's name.</summary>
    string Channel { get; }

    /// <summary>Slugs, or beginnings of slugs with a star after them; null for all articles.</summary>
    IReadOnlyList<string>? ArticlesOf(ConversationAddress conversation);
}

/// <summary>The corpus as a conversation may know it.</summary>
public sealed class CorpusScopes(IEnumerable<ICorpusScope> scopes)
{
    private readonly ConditionalWeakTable<Searcher, ConcurrentDictionary<string, Lazy<Searcher>>> _parts = [];

    /// <summary>For a service that scopes nothing.</summary>
    public static CorpusScopes None { get; } = new([]);

    /// <summary>The snapshot itself, or the part of it that the conversation may be answered from. A part is made once for each snapshot.</summary>
    public Searcher Of(Searcher snapshot, ConversationAddress conversation)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(conversation);
        var patterns = scopes.Where(scope => scope.Channel == conversation.Channel).Select(scope => scope.ArticlesOf(conversation)).FirstOrDefault(articles => articles is not null);
        return patterns is null
            ? snapshot
            : _parts.GetOrCreateValue(snapshot).GetOrAdd(
                string.Join('\n', patterns),
                _ => new Lazy<Searcher>(() => snapshot.Part(article => patterns.Any(pattern => IsMeant(article.Slug, pattern))))).Value;
    }

    private static bool IsMeant(string slug, string pattern) =>
        pattern.EndsWith('*') ? slug.StartsWith(pattern[..^1], StringComparison.Ordinal) : slug == pattern;
}
