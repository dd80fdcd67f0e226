using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat;

/// <summary>Why a passage was shown for a question.</summary>
/// <param name="Question">The question that it was shown for.</param>
/// <param name="Passage">The passage.</param>
public sealed record WhyIntent(string Question, PassageId Passage) : Intent;
