using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Questions to the corpus, "more" and "why this passage".</summary>
public sealed class AskHandler(IConversationMemory memory)
{
    internal async Task<Reply> AskAsync(AskIntent ask, Turn turn, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);

        // A question asked again ("more", a pressed button) is not a follow-up of itself.
        IReadOnlyList<string> earlier = state.Questions is [.., var last] && last == ask.Question ? [.. state.Questions.SkipLast(1)] : state.Questions;
        var answer = searcher.Ask(new Question(ask.Question) { Earlier = earlier, Shown = state.Shown, Skip = ask.Skip });
        var next = new ConversationState(
            [.. earlier.TakeLast(ConversationState.MaxQuestions - 1), ask.Question],
            [.. answer.Hits.Select(hit => hit.Passage.Id)],
            ask.Skip + answer.Hits.Count);
        await memory.WriteAsync(turn.Conversation, next, cancellationToken).ConfigureAwait(false);
        return answer.Hits.Count > 0 ? new PassagesReply(ask.Question, answer, ask.Skip)
            : ask.Skip > 0 ? new NoMoreReply(ask.Question)
            : new NotFoundReply(ask.Question, answer.NearestSections, answer.ReadAs, answer.Remark);
    }

    internal async Task<Reply> MoreAsync(Turn turn, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
        return state.Questions is [.., var last]
            ? await AskAsync(new AskIntent(last, state.ShownCount), turn, searcher, cancellationToken).ConfigureAwait(false)
            : new NoMoreReply(null);
    }

    internal static Reply Why(WhyIntent why, Searcher searcher) =>
        searcher.Corpus.Find(why.Passage) is { } passage
            ? new WhyReply(why.Question, searcher.Explain(new Question(why.Question), passage))
            : new PassageGoneReply(why.Passage);
}
