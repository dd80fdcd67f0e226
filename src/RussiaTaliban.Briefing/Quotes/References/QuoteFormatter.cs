using System.Net;
using System.Text;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes.References;

/// <summary>A quote with its citation, ready to be pasted elsewhere. The quoted words are unchanged except for characters that the target format must escape.</summary>
public static class QuoteFormatter
{
    private const string MarkdownSigns = "\\`*_{}[]()#+-.!|<>~&=:\"'";

    /// <summary>Plain text: the quote in quotation marks, a dash, author, title, source, day, place, link.</summary>
    public static string PlainText(CitedQuote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        var link = quote.Link is { } address ? "\n" + address.AbsoluteUri : "";
        return $"“{quote.Text}”\n— {string.Join(", ", Source(quote))}{link}";
    }

    /// <summary>CommonMark: a block quote and a line under it. Nothing in text becomes mark-up.</summary>
    public static string Markdown(CitedQuote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        var source = EscapeMarkdown(string.Join(", ", Source(quote)));
        var line = quote.Link is { } link ? $"[{source}]({link.AbsoluteUri})" : source;
        return $"> {EscapeMarkdown(quote.Text).ReplaceLineEndings("\n> ")}\n>\n> — {line}";
    }

    /// <summary>HTML: <c>figure</c>, <c>blockquote</c> and <c>figcaption</c>.</summary>
    public static string Html(CitedQuote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        var cite = quote.Link is { } link ? $" cite=\"{Encode(link.AbsoluteUri)}\"" : "";
        var direction = TextDirection.IsRightToLeft(quote.Article.Language) ? " dir=\"rtl\"" : "";
        var source = Encode(string.Join(", ", Source(quote)));
        var line = quote.Link is { } address ? $"<a href=\"{Encode(address.AbsoluteUri)}\">{source}</a>" : source;
        return
            $"<figure>\n  <blockquote{cite} lang=\"{Encode(quote.Article.Language)}\"{direction}><p>{Encode(quote.Text)}</p></blockquote>\n  <figcaption>— {line}</figcaption>\n</figure>";
    }

    /// <summary>Author, title in quotation marks (a title that only describes has none), source, day and place, as far as known.</summary>
    private static IEnumerable<string> Source(CitedQuote quote) =>
        quote.Article.Byline(quote.Article.TitleIsDescriptive ? $"[{quote.Article.Title}]" : $"“{quote.Article.Title}”").Append(quote.Place);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string EscapeMarkdown(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var sign in text)
        {
            if (MarkdownSigns.Contains(sign, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(sign);
        }

        return escaped.ToString();
    }
}

/// <summary>A quote with what a reader needs to find it.</summary>
/// <param name="Text">The quoted words, byte for byte.</param>
/// <param name="Article">The article.</param>
/// <param name="Place">Where in the article: <see cref="Citation.Label"/>.</param>
/// <param name="Link">Where the quote can be checked; null for none.</param>
public sealed record CitedQuote(string Text, ArticleDetails Article, string Place, Uri? Link);
