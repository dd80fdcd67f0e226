using System.Globalization;
using System.Text;

namespace RussiaTaliban.Briefing.Quotes.References;

/// <summary>References to an article in the styles that desks and students are asked for. What the front matter does not say is left out or, where a style has a sign for it, said so.</summary>
public static class ReferenceFormatter
{
    /// <summary>Chicago, notes and bibliography (17th edition), as citeproc writes it; a text of unknown day with the day on which it was read.</summary>
    public static string Chicago(ArticleDetails article, DateOnly accessed)
    {
        ArgumentNullException.ThrowIfNull(article);
        var names = AuthorName.Read(article.Author).Select((author, at) => at == 0 ? Inverted(author) : Straight(author)).ToList();
        var title = article.TitleIsDescriptive ? article.Title : $"“{article.Title}{(EndsSentence(article.Title) ? "" : ".")}”";
        var translators = AuthorName.Read(article.Translator).Select(Straight).ToList();
        var when = article.PublishedAs("MMMM d, yyyy", "MMMM yyyy") ?? $"Accessed {accessed.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)}";

        // Where no publisher stands between the two, the day belongs to the title.
        var isTitleDated = article.Source is null && names.Count > 0 && !article.TitleIsDescriptive && article.Published is not null && translators.Count == 0;
        title = isTitleDated ? $"“{article.Title}{(EndsSentence(article.Title) ? "" : ",")}” {when}" : title;

        // Where nobody is named, the publisher stands in the author's place.
        var (first, source) = names.Count > 0 ? (Listed(names, "and", commaBeforeLast: true), article.Source) : (article.Source, null);
        return Sentences(
            first,
            title,
            translators.Count > 0 ? $"Translated by {Listed(translators, "and", commaBeforeLast: translators.Count > 2)}" : null,
            isTitleDated ? null : source is null ? when : $"{source}, {when}",
            article.Url?.AbsoluteUri) is var text && text.EndsWith('.') ? text : text + ".";
    }

    /// <summary>APA (7th edition), as citeproc writes it. A title of ours stands in square brackets.</summary>
    public static string Apa(ArticleDetails article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var names = AuthorName.Read(article.Author).Select(Initialled).ToList();
        var translators = AuthorName.Read(article.Translator).Select(translator => $"{translator.Initials} {translator.Last}".Trim()).ToList();
        var year = article.PublishedAs("yyyy, MMMM d", "yyyy, MMMM") ?? "n.d.";
        var title = (article.TitleIsDescriptive ? $"[{article.Title}]" : article.Title)
            + (translators.Count > 0 ? $" ({Listed(translators, "&", commaBeforeLast: translators.Count > 2)}, Trans.)" : "");
        return names.Count == 0
            ? Sentences(title, $"({year})", article.Source, article.Url?.AbsoluteUri)
            : Sentences(Listed(names, "&", commaBeforeLast: true), $"({year})", title, article.Source, article.Url?.AbsoluteUri);
    }

    /// <summary>A BibTeX entry whose key is the article's slug.</summary>
    public static string BibTeX(ArticleDetails article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var fields = new (string Name, string? Value)[]
        {
            ("author", AuthorName.Read(article.Author) is { Count: > 0 } authors ? string.Join(" and ", authors.Select(OfBibTeX)) : null),
            ("title", $"{{{Escape(article.Title)}}}"),
            ("howpublished", article.Source is { } source ? Escape(source) : null),
            ("year", article.Published?.ToString("yyyy", CultureInfo.InvariantCulture)),
            ("month", article.Published?.ToString("MM", CultureInfo.InvariantCulture)),
            ("translator", AuthorName.Read(article.Translator) is { Count: > 0 } translators ? string.Join(" and ", translators.Select(OfBibTeX)) : null),
            ("url", article.Url?.AbsoluteUri),
            ("language", Escape(article.Language)),
            ("note", article.TitleIsDescriptive ? "The title is descriptive; the text has none" : null),
        };
        return $"@misc{{{article.Slug},\n{string.Join(",\n", fields.Where(field => field.Value is not null).Select(field => $"  {field.Name} = {{{field.Value}}}"))}\n}}";
    }

    private static string OfBibTeX(AuthorName name) => name.IsLiteral ? $"{{{Escape(name.Family)}}}" : Escape(Joined(", ", name.Last, name.Suffix, name.Given));

    /// <summary>“Berg, Ann van der”; “King, Martin Luther, Jr.”.</summary>
    private static string Inverted(AuthorName name) => Joined(", ", name.Family, Joined(" ", name.Given, name.Particle), name.Suffix);

    /// <summary>“van der Berg, A.”; “King, M. L., Jr.”.</summary>
    private static string Initialled(AuthorName name) => Joined(", ", name.Last, name.Initials, name.Suffix);

    private static string Straight(AuthorName name) => Joined(" ", name.Given, name.Last, name.Suffix);

    private static string Joined(string separator, params string[] parts) => string.Join(separator, parts.Where(part => part.Length > 0));

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

    private static bool EndsSentence(string text) => text[^1] is '.' or '?' or '!';

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
