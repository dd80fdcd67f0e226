namespace RussiaTaliban.Briefing;

/// <summary>One paragraph of an article, byte for byte: the unit that is found, quoted and cited.</summary>
public sealed class Passage
{
    internal Passage(Section section, int number, string text, int position)
    {
        Section = section;
        Id = new PassageId(section.Article.Slug, section.Number, number);
        Text = text;
        Position = position;
    }

    /// <summary>The paragraph's address.</summary>
    public PassageId Id { get; }

    /// <summary>The section it stands in.</summary>
    public Section Section { get; }

    /// <summary>The article it stands in.</summary>
    public Article Article => Section.Article;

    /// <summary>The paragraph as the file has it: no-break spaces, curly quotes, double spaces and inner line ends included. Never empty.</summary>
    public string Text { get; }

    /// <summary>Where <see cref="Text"/> starts in <see cref="Article.Text"/>, in UTF-16 code units.</summary>
    public int Position { get; }

    /// <summary>How this paragraph is cited.</summary>
    public Citation Citation => new(this);

    /// <inheritdoc/>
    public override string ToString() => Id.ToString();
}
