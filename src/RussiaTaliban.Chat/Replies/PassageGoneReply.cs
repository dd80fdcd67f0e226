using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat;

/// <summary>A button of an older message names a passage that the corpus of today does not have.</summary>
/// <param name="Passage">The address that leads nowhere now.</param>
public sealed record PassageGoneReply(PassageId Passage) : Reply;
