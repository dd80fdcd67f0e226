using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat;

/// <summary>A receipt and a citation for a passage, to be pasted elsewhere.</summary>
/// <param name="Passage">The passage; null for the one shown last.</param>
public sealed record CiteIntent(PassageId? Passage = null) : Intent;
