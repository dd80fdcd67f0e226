using System.Globalization;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Quotes.References;

/// <summary>The metadata of an article: enough to cite it even if the corpus no longer contains it. The members are described at <see cref="Article"/>.</summary>
public sealed record ArticleDetails
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public bool TitleIsDescriptive { get; init; }

    public string? Source { get; init; }

    public string? Author { get; init; }

    public DateOnly? Published { get; init; }

    public bool IsPublishedToTheMonth { get; init; }

    public string? Translator { get; init; }

    public required string Language { get; init; }

    public Uri? Url { get; init; }

    /// <summary>The day of publication in one of two .NET formats, invariant; null if it is not known.</summary>
    public string? PublishedAs(string day, string month) => Published?.ToString(IsPublishedToTheMonth ? month : day, CultureInfo.InvariantCulture);

    /// <summary>
    /// Author, title, source and day of publication, as far as known, in the order in which every citation names them.
    /// </summary>
    /// <param name="title">The title as it is shown there; null if it stands elsewhere.</param>
    public IEnumerable<string> Byline(string? title = null) => new[] { Author, title, Source, PublishedAs("d MMMM yyyy", "MMMM yyyy") }.OfType<string>();

    /// <summary>The details of an article of today.</summary>
    public static ArticleDetails Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ArticleDetails
        {
            Slug = article.Slug,
            Title = article.Title,
            TitleIsDescriptive = article.TitleIsDescriptive,
            Source = article.Source,
            Author = article.Author,
            Published = article.Published,
            IsPublishedToTheMonth = article.IsPublishedToTheMonth,
            Translator = article.Translator,
            Language = article.Language,
            Url = article.Url,
        };
    }
}
