using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Questions to the corpus, "more" and "why this passage".</summary>
internal static class AskHandler
{
    public static async Task<Reply> AskAsync(AskIntent ask, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);

        // A question asked again ("more", a pressed button) is not a follow-up of itself.
        IReadOnlyList<string> earlier = state.Questions is [.., var last] && last == ask.Question ? [.. state.Questions.SkipLast(1)] : state.Questions;
        var answer = searcher.Ask(new Question(ask.Question) { Earlier = earlier, Shown = state.Shown, Skip = ask.Skip });
        memory.Keep(new ConversationState(
            [.. earlier.TakeLast(ConversationState.MaxQuestions - 1), ask.Question],
            [.. answer.Hits.Select(hit => hit.Passage.Id)],
            ask.Skip + answer.Hits.Count)
        {
            LastReceipt = state.LastReceipt,
        });
        return answer.Hits.Count > 0 ? new PassagesReply(ask.Question, answer, ask.Skip)
            : ask.Skip > 0 ? new NoMoreReply(ask.Question)
            : new NotFoundReply(ask.Question, answer.NearestSections, answer.ReadAs, answer.Remark);
    }

    public static async Task<Reply> MoreAsync(TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        return state.Questions is [.., var last]
            ? await AskAsync(new AskIntent(last, state.ShownCount), memory, searcher, cancellationToken).ConfigureAwait(false)
            : new NoMoreReply(null);
    }

    public static Reply Why(WhyIntent why, Searcher searcher) =>
        searcher.Corpus.Find(why.Passage) is { } passage
            ? new WhyReply(why.Question, searcher.Explain(new Question(why.Question), passage))
            : new PassageGoneReply(why.Passage);
}
