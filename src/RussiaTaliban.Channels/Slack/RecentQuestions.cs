using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Slack;

/// <summary>What a person asked lately, wherever they asked it; only they see it, on their Home tab. Kept where conversations are kept, and as long.</summary>
internal sealed class RecentQuestions(IConversationMemory memory)
{
    /// <summary>Newest first, without repetitions.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string user, CancellationToken cancellationToken) =>
        [.. (await memory.ReadAsync(Place(user), cancellationToken)).Questions.Reverse()];

    public async Task KeepAsync(string user, Reply reply, CancellationToken cancellationToken)
    {
        var question = reply switch
        {
            PassagesReply { Skip: 0 } passages => passages.Question,
            NotFoundReply notFound => notFound.Question,
            _ => null,
        };
        if (question is null)
        {
            return;
        }

        var state = await memory.ReadAsync(Place(user), cancellationToken);
        var questions = state.Questions.Where(earlier => earlier != question).Append(question).TakeLast(ConversationState.MaxQuestions);
        await memory.WriteAsync(Place(user), state with { Questions = [.. questions] }, cancellationToken);
    }

    private static ConversationAddress Place(string user) => new(SlackAddress.Channel, user, "recent");
}
