namespace RussiaTaliban.Briefing;

/// <summary>A heading and the paragraphs under it, or the lead.</summary>
public sealed class Section
{
    internal Section(Article article, int number, string? heading, IReadOnlyList<(string Text, int Position)> paragraphs)
    {
        Article = article;
        Number = number;
        Heading = heading;
        Passages = [.. paragraphs.Select((paragraph, index) => new Passage(this, index + 1, paragraph.Text, paragraph.Position))];
    }

    /// <summary>The article it belongs to.</summary>
    public Article Article { get; }

    /// <summary>0 for the lead; headings count from 1.</summary>
    public int Number { get; }

    /// <summary>The heading's text without its hashes; null for the lead, never empty.</summary>
    public string? Heading { get; }

    /// <summary>The paragraphs in order; at least one.</summary>
    public IReadOnlyList<Passage> Passages { get; }
}
