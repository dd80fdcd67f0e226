using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>Which question a sent message answered, so that feedback on it can say so. At most <see cref="Capacity"/>, the oldest go first.</summary>
public sealed class SentReplies
{
    /// <summary>How many are remembered.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(ConversationAddress, string), (string Question, IReadOnlyList<PassageId> Passages)> _kept = [];
    private readonly Queue<(ConversationAddress, string)> _order = new();

    /// <summary>Remembers what a message was.</summary>
    public void Remember(ConversationAddress conversation, string activityId, Reply reply)
    {
        var (question, passages) = reply switch
        {
            PassagesReply answered => (answered.Question, answered.Answer.Hits.Select(hit => hit.Passage.Id).ToList()),
            NotFoundReply notFound => (notFound.Question, []),
            _ => ("", []),
        };
        lock (_gate)
        {
            if (_kept.TryAdd((conversation, activityId), (question, passages)))
            {
                _order.Enqueue((conversation, activityId));
            }

            while (_order.Count > Capacity)
            {
                _kept.Remove(_order.Dequeue());
            }
        }
    }

    /// <summary>The question that a message answered and the passages it showed; empty where nobody remembers.</summary>
    public (string Question, IReadOnlyList<PassageId> Passages) Find(ConversationAddress conversation, string activityId)
    {
        lock (_gate)
        {
            return _kept.TryGetValue((conversation, activityId), out var found) ? found : ("", []);
        }
    }
}
