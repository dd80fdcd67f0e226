using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>Which question a sent message answered, so that feedback on it can say so. At most <see cref="Capacity"/>, for <see cref="Life"/>.</summary>
public sealed class SentReplies(TimeProvider time) : IDisposable
{
    /// <summary>How many are remembered.</summary>
    public const int Capacity = 10_000;

    /// <summary>How long: who thinks about an answer longer has other things to say about it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private readonly BoundedCache<(ConversationAddress, string), Answered> _kept = new(Capacity, Life, time);

    /// <summary>Remembers what a message was.</summary>
    public void Remember(ConversationAddress conversation, string activityId, Reply reply) => _kept.Put((conversation, activityId), reply switch
    {
        PassagesReply answered => new Answered(answered.Question, [.. answered.Answer.Hits.Select(hit => hit.Passage.Id)]),
        NotFoundReply notFound => new Answered(notFound.Question, []),
        _ => new Answered("", []),
    });

    /// <summary>The question that a message answered and the passages it showed; empty where nobody remembers.</summary>
    public (string Question, IReadOnlyList<PassageId> Passages) Find(ConversationAddress conversation, string activityId) =>
        _kept.Find((conversation, activityId)) is { } found ? (found.Question, found.Passages) : ("", []);

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();

    private sealed record Answered(string Question, IReadOnlyList<PassageId> Passages);
}
