using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Tests.Chat.Digests;

/// <summary>An outbox that keeps what it is given and answers as told.</summary>
internal sealed class RecordingOutbox : IOutbox
{
    public const string Name = "test";

    private readonly Lock _gate = new();
    private readonly List<(ConversationAddress Conversation, Reply Reply)> _sent = [];

    public string Channel => Name;

    public double PerSecond { get; init; } = 10;

    /// <summary>What the platform answers to the n-th message, from 1.</summary>
    public Func<int, SendOutcome> Answer { get; init; } = _ => new SendOutcome.Delivered();

    public IReadOnlyList<(ConversationAddress Conversation, Reply Reply)> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    public Task<SendOutcome> SendAsync(ConversationAddress conversation, Reply reply, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _sent.Add((conversation, reply));
            return Task.FromResult(Answer(_sent.Count));
        }
    }
}
