using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Questions;

/// <summary>A question as it was understood.</summary>
/// <param name="Text">Its words, spelling mended and follow-up completed.</param>
/// <param name="Changed">True where <paramref name="Text"/> differs from what was typed.</param>
/// <param name="Terms">What it asks with.</param>
/// <param name="Vector">The vector of its words; empty where no vectors are used.</param>
/// <param name="AskedFor">What a sentence that answers has; none where any will do.</param>
internal sealed record ReadQuestion(string Text, bool Changed, QuestionTerms Terms, float[] Vector, AnswerSlots AskedFor)
{
    /// <summary>What a question asks for shows in its first this many characters.</summary>
    public const int FormLength = 400;

    /// <summary>The part of the text whose form is read, so that a pasted page costs no more than a sentence.</summary>
    public string Form { get; } = Text.Length > FormLength ? Text[..FormLength] : Text;

    /// <summary>The places of the passages that are asked; null for all.</summary>
    public IReadOnlySet<int>? Places { get; init; }

    /// <summary>The things that it asks about each for itself; empty where it asks about one.</summary>
    public IReadOnlyList<ReadQuestion> Parts { get; init; } = [];
}

/// <summary>One of several things that a question asks about.</summary>
/// <param name="Text">The part as a question of its own.</param>
/// <param name="Leans">True where it points back to the part before ("and what are <c>their</c> reasons?").</param>
internal readonly record struct QuestionPart(string Text, bool Leans);
