using System.Text;
using RussiaTaliban.Briefing.Corpora.Reading;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>One article of the corpus. Immutable.</summary>
public sealed class Article
{
    internal Article(string slug, ArticleFrontMatter frontMatter, string text, string revision, IReadOnlyList<ParsedSection> sections)
    {
        Slug = slug;
        Title = frontMatter.Title;
        TitleIsDescriptive = frontMatter.TitleIsDescriptive;
        Source = frontMatter.Source;
        Author = frontMatter.Author;
        Published = frontMatter.Published;
        IsPublishedToTheMonth = frontMatter.IsPublishedToTheMonth;
        Translator = frontMatter.Translator;
        Language = frontMatter.Language ?? DefaultLanguage;
        Url = frontMatter.Url;
        SuggestedQuestions = frontMatter.SuggestedQuestions;
        Text = text;
        Revision = revision;
        var first = sections is [{ Heading: null }, ..] ? 0 : 1;
        Sections = [.. sections.Select((section, index) => new Section(this, first + index, section))];
        Passages = [.. Sections.SelectMany(section => section.Passages)];
    }

    /// <summary>The language of an article that does not name it and is too short for it to be recognised.</summary>
    public const string DefaultLanguage = "en";

    /// <summary>The article of a file's text; null if it is not one.</summary>
    public static Article? Read(string slug, string text) => ArticleParser.Read(slug, Encoding.UTF8.GetBytes(text), slug + ".md").Article;

    /// <summary>The file's name in lower-case letters a–z, digits and single hyphens: unique in a corpus, part of every address.</summary>
    public string Slug { get; }

    /// <summary>The title; never empty.</summary>
    public string Title { get; }

    /// <summary>True if the text has no title and the corpus gave it this one (front matter <c>descriptive_title: true</c>).</summary>
    public bool TitleIsDescriptive { get; }

    /// <summary>Who published it; null if the front matter does not say.</summary>
    public string? Source { get; }

    /// <summary>Who wrote it; null if the front matter does not say.</summary>
    public string? Author { get; }

    /// <summary>The day of publication, the first of the month where only that is known; null if it is not known.</summary>
    public DateOnly? Published { get; }

    /// <summary>True if only the month of publication is known (front matter <c>published: 2025-07</c>).</summary>
    public bool IsPublishedToTheMonth { get; }

    /// <summary>Who translated it; null if the front matter does not say.</summary>
    public string? Translator { get; }

    /// <summary>A BCP 47 tag: what the front matter says, else what <see cref="LanguageRecognizer"/> finds, else <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>The address of the original, http or https; null if there is none.</summary>
    public Uri? Url { get; }

    /// <summary>Questions that the desk suggests to begin with (front matter <c>questions:</c>), at most 75 characters each; may be empty.</summary>
    public IReadOnlyList<string> SuggestedQuestions { get; }

    /// <summary>The whole file as text, front matter included; every <see cref="Passage.Text"/> is made of <see cref="Passage.Runs"/> of it.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.</summary>
    public string Revision { get; }

    /// <summary>The sections in order, the lead (number 0) first where there is one.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>Every paragraph in reading order.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    public override string ToString() => Slug;
}

/// <summary>A heading and the paragraphs under it, or the lead.</summary>
public sealed class Section
{
    internal Section(Article article, int number, ParsedSection parsed)
    {
        Article = article;
        Number = number;
        Heading = parsed.Heading;
        HeadingsAbove = parsed.Above;
        Passages = [.. parsed.Paragraphs.Select((paragraph, index) => new Passage(this, index + 1, paragraph))];
    }

    /// <summary>The article it belongs to.</summary>
    public Article Article { get; }

    /// <summary>0 for the lead; headings with a paragraph under them count from 1.</summary>
    public int Number { get; }

    /// <summary>The heading's text without its signs; null for the lead, never empty.</summary>
    public string? Heading { get; }

    /// <summary>Headings that stand right above this one and have no paragraph of their own, outermost first; mostly empty.</summary>
    public IReadOnlyList<string> HeadingsAbove { get; }

    /// <summary>The paragraphs in order; at least one.</summary>
    public IReadOnlyList<Passage> Passages { get; }
}
