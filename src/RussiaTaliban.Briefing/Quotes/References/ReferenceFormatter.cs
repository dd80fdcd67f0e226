using System.Globalization;
using System.Text;

namespace RussiaTaliban.Briefing.Quotes.References;

/// <summary>References to an article in the styles that desks and students are asked for. What the front matter does not say is left out or, where a style has a sign for it, said so.</summary>
public static class ReferenceFormatter
{
    /// <summary>Chicago, bibliography form (17th edition).</summary>
    public static string Chicago(ArticleDetails article, DateOnly accessed)
    {
        ArgumentNullException.ThrowIfNull(article);
        var authors = AuthorName.Read(article.Author);
        var names = authors.Select((author, at) => at == 0 ? Inverted(author, author.Given) : $"{author.Given} {author.Family}".Trim()).ToList();
        var title = article.TitleIsDescriptive ? $"{article.Title}." : $"“{article.Title}.”";
        var when = article.Published is { } published ? published.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture) : $"Accessed {accessed.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)}";
        return Sentences(names.Count == 0 ? null : Listed(names, "and", commaBeforeLast: names.Count > 1), title, article.Source is { } source ? $"{source}, {when}" : when, article.Url?.AbsoluteUri);
    }

    /// <summary>APA (7th edition). A title of ours stands in square brackets.</summary>
    public static string Apa(ArticleDetails article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var names = AuthorName.Read(article.Author).Select(author => Inverted(author, author.Initials)).ToList();
        var year = article.Published?.ToString("yyyy, MMMM d", CultureInfo.InvariantCulture) ?? "n.d.";
        var title = article.TitleIsDescriptive ? $"[{article.Title}]" : article.Title;
        return names.Count == 0
            ? Sentences(title, $"({year})", article.Source, article.Url?.AbsoluteUri)
            : Sentences($"{Listed(names, "&", commaBeforeLast: names.Count > 1)} ({year})", title, article.Source, article.Url?.AbsoluteUri);
    }

    /// <summary>A BibTeX entry whose key is the article's slug.</summary>
    public static string BibTeX(ArticleDetails article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var fields = new (string Name, string? Value)[]
        {
            ("author", AuthorName.Read(article.Author) is { Count: > 0 } authors ? string.Join(" and ", authors.Select(author => Escape(Inverted(author, author.Given)))) : null),
            ("title", $"{{{Escape(article.Title)}}}"),
            ("howpublished", article.Source is { } source ? Escape(source) : null),
            ("year", article.Published?.ToString("yyyy", CultureInfo.InvariantCulture)),
            ("month", article.Published?.ToString("MM", CultureInfo.InvariantCulture)),
            ("url", article.Url?.AbsoluteUri),
            ("language", Escape(article.Language)),
            ("note", article.TitleIsDescriptive ? "The title is descriptive; the text carries none" : null),
        };
        return $"@misc{{{article.Slug},\n{string.Join(",\n", fields.Where(field => field.Value is not null).Select(field => $"  {field.Name} = {{{field.Value}}}"))}\n}}";
    }

    private static string Inverted(AuthorName author, string given) => given.Length == 0 ? author.Family : $"{author.Family}, {given}";

    private static string Listed(List<string> names, string and, bool commaBeforeLast) => names.Count == 1
        ? names[0]
        : $"{string.Join(", ", names.SkipLast(1))}{(commaBeforeLast ? "," : "")} {and} {names[^1]}";

    private static string Sentences(params string?[] parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts.OfType<string>())
        {
            text.Append(text.Length == 0 ? "" : EndsSentence(text) ? " " : ". ").Append(part);
        }

        return parts[^1] is null && !EndsSentence(text) ? text.Append('.').ToString() : text.ToString();
    }

    private static bool EndsSentence(StringBuilder text) => text[^1] is '.' or '?' or '!' || (text.Length > 1 && text[^1] == '”' && text[^2] is '.' or '?' or '!');

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var sign in text)
        {
            escaped.Append(sign switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => "\\" + sign,
                _ => sign.ToString(),
            });
        }

        return escaped.ToString();
    }
}
