using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Questions to the corpus, "more" and "why this passage".</summary>
internal static class AskHandler
{
    private const int MaxWordsOfAName = 3;

    /// <summary>How many passages are shown at a time.</summary>
    public const int MaxShown = 3;

    public static async Task<Reply> AskAsync(AskIntent ask, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (state.Checked.Count > 0 && Readings.AsksWhatItSays(ask.Question) && CorpusHandler.OpenChecked(state, memory, searcher.Corpus) is { } told)
        {
            return told;
        }

        // A question asked again ("more", a pressed button) is not a follow-up of itself.
        IReadOnlyList<string> earlier = state.Questions is [.., var last] && last == ask.Question ? [.. state.Questions.SkipLast(1)] : state.Questions;
        var answer = Ask(ask, earlier, state, memory.Articles, searcher);

        var reply = answer.Hits.Count > 0 ? new PassagesReply(ask.Question, answer, ask.Skip) : null;

        // What found nothing leaves the answer before it in place: "cite that" still means that.
        memory.Keep(reply is null
            ? state with { Missed = ask.Skip > 0 ? state.Missed : ask.Question }
            : new ConversationState(
                [.. earlier.TakeLast(ConversationState.MaxQuestions - 1), ask.Question],
                [.. reply.Shown.Select(hit => hit.Passage.Id)],
                ask.Skip + reply.Shown.Count)
            {
                LastReceipt = state.LastReceipt,
                Language = state.Language,
            });
        return reply is not null ? reply
            : ask.Skip > 0 ? new NoMoreReply(ask.Question)
            : new NotFoundReply(ask.Question, answer.NearestSections, answer.ReadAs, answer.Remark ?? (memory.Articles.Count > 0 ? Wording.OnlyChosen : null));
    }

    /// <summary>The answer to the words as they are; where they have none, to what they ask without their wrapping.</summary>
    private static Answer Ask(AskIntent ask, IReadOnlyList<string> earlier, ConversationState state, IReadOnlyList<string> articles, Searcher searcher)
    {
        var answer = searcher.Ask(Asked(ask.Question, earlier, state) with { Skip = ask.Skip, Articles = articles });
        if (answer.Outcome == AnswerOutcome.Answered)
        {
            return answer;
        }

        foreach (var reading in Readings.Of(ask.Question))
        {
            var question = reading.StandsAlone ? new Question(reading.Text) : Asked(reading.Text, earlier, state);
            if (searcher.Ask(question with { Skip = ask.Skip, Articles = articles }) is { Outcome: AnswerOutcome.Answered } better)
            {
                return better with { ReadAs = better.ReadAs ?? reading.Text };
            }
        }

        return answer;
    }

    /// <summary>The last answer from its beginning.</summary>
    public static async Task<Reply> RepeatAsync(TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        return state.Questions is [.., var last]
            ? await AskAsync(new AskIntent(last), memory, searcher, cancellationToken).ConfigureAwait(false)
            : new SmallTalkReply(SmallTalkKind.NothingShown, Starters.Of(searcher));
    }

    public static async Task<Reply> MoreAsync(TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        return state.Questions is [.., var last]
            ? await AskAsync(new AskIntent(last, state.ShownCount), memory, searcher, cancellationToken).ConfigureAwait(false)
            : new NoMoreReply(null);
    }

    /// <summary>"No, I meant China": the last question with these words, where they are no question themselves.</summary>
    public static async Task<Reply> MeantAsync(MeantIntent meant, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var isQuestion = meant.Instead.EndsWith('?') || meant.Instead.Split(' ').Length > MaxWordsOfAName;
        return await AskAsync(new AskIntent(isQuestion ? meant.Instead : $"what about {meant.Instead}"), memory, searcher, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Why a question found nothing, in words; its answer where the corpus has one by now.</summary>
    public static async Task<Reply> WhyRefusedAsync(string missed, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        var reply = await AskAsync(new AskIntent(missed), memory, searcher, cancellationToken).ConfigureAwait(false);
        return reply is NotFoundReply refused
            ? refused with { Remark = Wording.WhyRefused(searcher.Diagnose(Asked(missed, state.Questions, state) with { Articles = memory.Articles }, 1)) }
            : reply;
    }

    private static Question Asked(string words, IReadOnlyList<string> earlier, ConversationState state) =>
        Antecedents.AreAllHere(words) ? new Question(words) : new Question(words) { Earlier = earlier, Shown = state.Shown };

    public static Reply Why(WhyIntent why, Searcher searcher) =>
        searcher.Corpus.Find(why.Passage) is { } passage
            ? new WhyReply(why.Question, searcher.Explain(new Question(why.Question), passage))
            : new PassageGoneReply(why.Passage);
}
