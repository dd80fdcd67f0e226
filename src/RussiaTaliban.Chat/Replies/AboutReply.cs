using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat;

/// <summary>What is searched.</summary>
/// <param name="Corpus">The corpus of this moment.</param>
public sealed record AboutReply(Corpus Corpus) : Reply;
