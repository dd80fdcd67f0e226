using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat;

/// <summary>A summary of a section was asked for that no article has.</summary>
/// <param name="Number">The number that was asked for.</param>
/// <param name="Sections">The sections that there are, of the newest article; may be empty.</param>
public sealed record NoSuchSectionReply(int Number, IReadOnlyList<Section> Sections) : Reply;
