namespace RussiaTaliban.Chat;

/// <summary>A question to the corpus.</summary>
/// <param name="Question">The question as typed.</param>
/// <param name="Skip">How many of the best passages are already known; more than 0 for "more passages".</param>
public sealed record AskIntent(string Question, int Skip = 0) : Intent;
