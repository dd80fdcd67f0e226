using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat;

/// <summary>Words that a reply shows as the corpus's own.</summary>
/// <param name="Passage">Where they are said to stand.</param>
/// <param name="Text">The words exactly as they will be shown.</param>
public readonly record struct Quotation(PassageId Passage, string Text);
