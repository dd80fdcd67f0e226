using RussiaTaliban.Chat.Privacy;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>The conversations of this process: bounded in number, and an idle one is dropped. Who holds a token may go on with a dropped one.</summary>
internal sealed class Conversations(IOptions<DirectLineOptions> options, TimeProvider time) : IPersonalCache
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Conversation> _conversations = new(StringComparer.Ordinal);

    public Conversation? Find(string id)
    {
        lock (_lock)
        {
            return _conversations.GetValueOrDefault(id);
        }
    }

    /// <summary>The conversation, made where it is not there.</summary>
    /// <param name="user">Who talks with the bot, where it is made.</param>
    /// <param name="after">The watermark that its client knows, where it is made.</param>
    /// <returns>The conversation, null where all places are taken and watched; and whether it was made.</returns>
    public (Conversation? Conversation, bool IsNew) FindOrAdd(string id, Writer user, long after)
    {
        lock (_lock)
        {
            if (_conversations.TryGetValue(id, out var known))
            {
                return (known, false);
            }

            DropIdle();
            if (_conversations.Count >= options.Value.MaxConversations && !DropLongestIdle())
            {
                return (null, false);
            }

            var made = new Conversation(id, user, after, options.Value, time);
            _conversations.Add(id, made);
            return (made, true);
        }
    }

    /// <inheritdoc/>
    public void Forget(string channel, string person, IReadOnlySet<string> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        lock (_lock)
        {
            foreach (var conversation in channel == ConversationEndpoints.ChannelId ? _conversations.Values.ToList() : [])
            {
                if (conversation.User == person || places.Contains(conversation.Id))
                {
                    conversation.Forget();
                }
            }
        }
    }

    private void DropIdle()
    {
        var before = time.GetUtcNow() - options.Value.IdleAfter;
        foreach (var idle in _conversations.Values.Where(conversation => conversation.Used < before).ToList())
        {
            _conversations.Remove(idle.Id);
        }
    }

    private bool DropLongestIdle() =>
        _conversations.Values.Where(conversation => !conversation.IsWatched).MinBy(conversation => conversation.Used) is { } idle
        && _conversations.Remove(idle.Id);
}
