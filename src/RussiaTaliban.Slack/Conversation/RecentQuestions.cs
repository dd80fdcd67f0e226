namespace RussiaTaliban.Slack.Conversation;

/// <summary>
/// A person's last questions, wherever they asked them; only that person sees them, on the Home tab. They live in the conversation memory and
/// not in a cache: they survive a restart, and every replica shows the same ones.
/// </summary>
internal sealed class RecentQuestions(IConversationMemory memory)
{
    /// <summary>Newest first, without repetitions.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(SlackTenant tenant, string user, CancellationToken cancellationToken) =>
        [.. (await memory.ReadAsync(Place(tenant, user), cancellationToken)).Questions.Reverse()];

    public async Task KeepAsync(SlackTenant tenant, string user, Reply reply, CancellationToken cancellationToken)
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

        var state = await memory.ReadAsync(Place(tenant, user), cancellationToken);
        var questions = state.Questions.Where(earlier => earlier != question).Append(question).TakeLast(ConversationState.MaxQuestions);
        await memory.WriteAsync(Place(tenant, user), state with { Questions = [.. questions] }, cancellationToken);
    }

    private static ConversationAddress Place(SlackTenant tenant, string user) => SlackAddress.Of(tenant, user, "recent");
}
