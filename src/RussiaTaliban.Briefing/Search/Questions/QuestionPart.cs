namespace RussiaTaliban.Briefing.Search.Questions;

/// <summary>One of several things that a question asks about.</summary>
/// <param name="Text">The part as a question of its own.</param>
/// <param name="Leans">True where it points back to the part before ("and what are <c>their</c> reasons?").</param>
internal readonly record struct QuestionPart(string Text, bool Leans);
