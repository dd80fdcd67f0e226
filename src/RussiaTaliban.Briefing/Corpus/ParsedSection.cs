namespace RussiaTaliban.Briefing;

/// <summary>A section as the parser found it, before it belongs to an article.</summary>
internal sealed record ParsedSection(int Number, string? Heading, int Line, List<(string Text, int Position)> Paragraphs);
