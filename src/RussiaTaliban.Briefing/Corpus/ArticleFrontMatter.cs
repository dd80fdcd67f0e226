namespace RussiaTaliban.Briefing;

/// <summary>What the YAML front matter of an article says; the members are described at <see cref="Article"/>.</summary>
internal sealed record ArticleFrontMatter(
    string Title,
    bool TitleIsDescriptive,
    string? Source,
    string? Author,
    DateOnly? Published,
    string Language,
    Uri? Url,
    IReadOnlyList<string> SuggestedQuestions);
