using System.Globalization;
using System.Text;

namespace RussiaTaliban.Briefing.Quotes.References;

/// <summary>
/// References to an article in the styles that desks and students are asked for. Missing metadata is left out or, if a style has a notation for that, marked as
/// missing.
/// </summary>
public static class ReferenceFormatter
{
    /// <summary>Chicago, notes and bibliography (17th edition), as citeproc writes it, but that no word of a title is capitalized.</summary>
    /// <param name="article">The article.</param>
    /// <param name="readOn">The day on which it was read; it is named where the day of publication is not known.</param>
    public static string Chicago(ArticleDetails article, DateOnly readOn)
    {
        ArgumentNullException.ThrowIfNull(article);
        var names = Named(AuthorName.Read(article.Author));
        var translators = AuthorName.Read(article.Translator);
        var title = new ReferenceTitle(article.Title, isQuoted: !article.TitleIsDescriptive);
        var accessed = article.Published is null ? $"Accessed {readOn.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)}" : null;

        // Where the address can be opened, the day on which it was is enough.
        var when = article.PublishedAs("MMMM d, yyyy", "MMMM yyyy") ?? (article.Url is null && !article.TitleIsDescriptive ? "n.d." : null);

        // Where nobody is named, the translators stand in the author's place, or else the publisher.
        var isTranslators = names.Count == 0 && translators.Count > 0;
        var (first, source) = names.Count > 0 ? (Listed(names, "and", commaBeforeLast: true), article.Source)
            : isTranslators ? ($"{Listed(Named(translators), "and", commaBeforeLast: true)}, trans.", article.Source)
            : (article.Source, null);

        // Where no publisher stands between the two, the day belongs to the title.
        var isTitleDated = article.Source is null && names.Count > 0 && translators.Count == 0 && !article.TitleIsDescriptive && when is not null;
        return Sentences(
            first,
            article.TitleIsDescriptive ? title.ToString() : isTitleDated ? $"“{title.With(',')}” {when}" : $"“{title.Ended()}”",
            names.Count > 0 && translators.Count > 0 ? $"Translated by {Listed([.. translators.Select(Straight)], "and", commaBeforeLast: translators.Count > 2)}" : null,
            isTranslators ? source : isTitleDated ? null : source is not null && when is not null ? $"{source}, {when}" : source ?? when,
            isTranslators ? when : null,
            accessed,
            article.Url?.AbsoluteUri) is var text && text.EndsWith('.') ? text : text + ".";
    }

    /// <summary>APA (7th edition), as citeproc writes it. A title of ours stands in square brackets.</summary>
    public static string Apa(ArticleDetails article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var names = AuthorName.Read(article.Author).Select(Initialled).ToList();
        var translators = AuthorName.Read(article.Translator).Select(translator => $"{translator.Initials} {translator.Last}".Trim()).ToList();
        var year = article.PublishedAs("yyyy, MMMM d", "yyyy, MMMM") ?? "n.d.";
        var own = new ReferenceTitle(article.Title, isQuoted: false);
        var title = article.TitleIsDescriptive ? $"[{own}]"
            : translators.Count > 0 ? own.ToString()
            : own.Ended();
        title += translators.Count > 0 ? $" ({Listed(translators, "&", commaBeforeLast: translators.Count > 2)}, Trans.)" : "";
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

    /// <summary>The names of a list: only the first is turned round.</summary>
    private static List<string> Named(IReadOnlyList<AuthorName> names) => [.. names.Select((name, at) => at == 0 ? Inverted(name) : Straight(name))];

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

    /// <summary>True if the last mark that is no quotation mark ends a sentence.</summary>
    private static bool EndsSentence(StringBuilder text) => text.ToString().TrimEnd('”', '’') is [.., '.' or '?' or '!'];

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
