using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Desk;

/// <summary>A question that the corpus did not answer, as the editors' desk keeps it.</summary>
/// <param name="Channel">The channel: <see cref="ConversationAddress.Channel"/>.</param>
/// <param name="Person">The channel's id of the person, so that the question can be forgotten with them. The desk shows a keyed hash of it.</param>
/// <param name="Question">As typed; text from people.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Outcome">Not found, or only the closest passages.</param>
public sealed record UnansweredQuestion(string Channel, string Person, string Question, DateTimeOffset At, AnswerOutcome Outcome);

/// <summary>What the desk counts by day, without any person.</summary>
public enum DeskCount
{
    /// <summary>A passage was shown in an answer; the key is its <see cref="Briefing.Corpora.PassageId"/>.</summary>
    PassageShown,

    /// <summary>A quote was checked; the key is the name of its outcome.</summary>
    QuoteChecked,

    /// <summary>The page of a receipt was opened; the key is empty.</summary>
    ReceiptOpened,

    /// <summary>The page of an article was opened; the key is its slug.</summary>
    ArticleOpened,
}

/// <summary>Takes down what the editors' desk shows. Nothing waits for it, and where the desk is off nothing is kept.</summary>
public interface IDeskNotes
{
    /// <summary>Whether questions without an answer are kept.</summary>
    bool KeepsQuestions { get; }

    /// <summary>Keeps a question without an answer.</summary>
    void Keep(UnansweredQuestion question);

    /// <summary>Counts one more.</summary>
    void Count(DeskCount kind, string key);
}

/// <summary>The desk is off.</summary>
public sealed class NoDeskNotes : IDeskNotes
{
    /// <inheritdoc/>
    public bool KeepsQuestions => false;

    /// <inheritdoc/>
    public void Keep(UnansweredQuestion question)
    {
    }

    /// <inheritdoc/>
    public void Count(DeskCount kind, string key)
    {
    }
}

/// <summary>What a turn means to the desk.</summary>
internal static class DeskTurns
{
    /// <summary>Notes what came of a turn. A question that is asked on ("more", a button) is noted once, where it was asked first.</summary>
    public static void Note(this IDeskNotes notes, Turn turn, Reply reply, DateTimeOffset now)
    {
        switch (reply)
        {
            case PassagesReply passages:
                foreach (var hit in passages.Answer.Hits)
                {
                    notes.Count(DeskCount.PassageShown, hit.Passage.Id.ToString());
                }

                if (passages is { Skip: 0, Answer.Outcome: AnswerOutcome.Closest })
                {
                    Keep(passages.Question, AnswerOutcome.Closest);
                }

                break;
            case NotFoundReply missed:
                Keep(missed.Question, AnswerOutcome.NotFound);
                break;
            case QuoteCheckReply check:
                notes.Count(DeskCount.QuoteChecked, check.Verdict.Outcome.ToString());
                break;
        }

        void Keep(string question, AnswerOutcome outcome) => notes.Keep(new UnansweredQuestion(turn.Conversation.Channel, turn.Speaker.Id, question, now, outcome));
    }
}
