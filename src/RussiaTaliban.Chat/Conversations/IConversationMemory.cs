using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat.Conversations;

/// <summary>Keeps the state of conversations for a limited time. An expired or unknown conversation starts again from nothing.</summary>
public interface IConversationMemory
{
    /// <summary>The conversation's state; <see cref="ConversationState.Initial"/> where none is kept.</summary>
    ValueTask<ConversationState> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>Replaces the conversation's state; the last writer wins.</summary>
    ValueTask WriteAsync(ConversationAddress conversation, ConversationState state, CancellationToken cancellationToken);
}

/// <summary>Conversation memory in the process: bounded in size and time.</summary>
public sealed class InMemoryConversationMemory(TimeProvider time) : IConversationMemory
{
    /// <summary>How long an idle conversation is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>How many conversations are remembered; past it those that were idle longest go first.</summary>
    public const int Capacity = 10_000;

    private readonly BoundedCache<ConversationAddress, ConversationState> _states = new(Capacity, Lifetime, time);

    public ValueTask<ConversationState> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_states.Find(conversation) ?? ConversationState.Initial);

    public ValueTask WriteAsync(ConversationAddress conversation, ConversationState state, CancellationToken cancellationToken)
    {
        if (state == ConversationState.Initial)
        {
            _states.Remove(conversation);
        }
        else
        {
            _states.Put(conversation, state);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>What is remembered of a person alone: their own conversations, private threads, and where others go on, what names them.</summary>
    /// <param name="places">The ids of conversations that are known to be theirs alone.</param>
    /// <param name="remove">Whether to forget it.</param>
    public IReadOnlyList<ConversationState> Of(string channel, string person, IReadOnlySet<string> places, bool remove)
    {
        ArgumentNullException.ThrowIfNull(places);
        var own = new List<ConversationState>();
        foreach (var (address, state) in _states.List().Where(one => one.Key.Channel == channel))
        {
            if ((state.Person ?? person) == person && (places.Contains(address.Conversation) || address.IsNamedBy(person) || state.Person == person))
            {
                own.Add(state);
                if (remove)
                {
                    _states.Remove(address);
                }
            }
            else if (remove && state.Without(person) is var rest && rest != state)
            {
                _states.Put(address, rest);
            }
        }

        return own;
    }
}
