using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>Remembers which question a sent message answered, so that feedback can refer to it. At most <see cref="Capacity"/>, for <see cref="Life"/>.</summary>
public sealed class SentReplies(TimeProvider time) : IPersonalCache
{
    /// <summary>How many are remembered.</summary>
    public const int Capacity = 10_000;

    /// <summary>How long: who thinks about an answer longer has other things to say about it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private readonly BoundedCache<(ConversationAddress, string), Answered> _kept = new(Capacity, Life, time);

    /// <summary>Remembers what a message was.</summary>
    public void Remember(ConversationAddress conversation, string activityId, Reply reply)
    {
        var answered = reply switch
        {
            PassagesReply passages => new Answered(passages.Question, [.. passages.Shown.Select(hit => hit.Passage.Id)]),
            NotFoundReply notFound => new Answered(notFound.Question, []),
            _ => new Answered("", []),
        };
        _kept.Put((conversation, activityId), answered);
        if (answered.Question.Length > 0)
        {
            _kept.Put((conversation, ""), answered);
        }
    }

    /// <summary>
    /// The question that a message answered and the passages it showed; empty if nobody remembers. A client that names no message (an empty id, as the Agents
    /// Playground sends) means the latest answer.
    /// </summary>
    public (string Question, IReadOnlyList<PassageId> Passages) Find(ConversationAddress conversation, string activityId) =>
        _kept.Find((conversation, activityId)) is { } found ? (found.Question, found.Passages) : ("", []);

    /// <inheritdoc/>
    public void Forget(string channel, string person, IReadOnlySet<string> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        _kept.RemoveWhere((key, _) => key.Item1.Channel == channel && places.Contains(key.Item1.Conversation));
    }

    private sealed record Answered(string Question, IReadOnlyList<PassageId> Passages);
}
