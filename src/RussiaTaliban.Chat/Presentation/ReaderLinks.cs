using System.Globalization;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>Addresses of the reader page, where a citation can be opened.</summary>
/// <param name="publicAddress">
/// Tells where people reach this service, e.g. <c>https://briefing.example.org/</c>, each time anew: it may be known only once the service listens.
/// Whole addresses, always: chat clients, Web Chat too, open no other.
/// </param>
public sealed class ReaderLinks(Func<Uri> publicAddress)
{
    private const int WordsAtEachEnd = 4;

    /// <summary>The address of the list of articles.</summary>
    public string Index => $"{Base}/read";

    /// <summary>The address of the corpus as an Atom feed.</summary>
    public string Feed => $"{Base}/feed.atom";

    /// <summary>A quote in its original, which browsers that know text fragments mark.</summary>
    public static string OfOriginal(Uri article, string quote)
    {
        ArgumentNullException.ThrowIfNull(article);
        var (address, fragment) = (article.GetLeftPart(UriPartial.Query), article.Fragment);
        return $"{address}{(fragment.Length > 0 ? fragment : "#")}:~:text={TextDirective(quote)}";
    }

    /// <summary>The address of a receipt.</summary>
    public string OfReceipt(string id) => $"{Base}/q/{id}";

    /// <summary>The address of a paragraph.</summary>
    public string Of(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return Base + passage.Citation.ReaderPath;
    }

    /// <summary>The address of a paragraph, in which browsers that know text fragments also mark a sentence.</summary>
    /// <param name="passage">The paragraph.</param>
    /// <param name="quote">The sentence, a substring of the paragraph; null marks the paragraph alone.</param>
    public string Of(Passage passage, string? quote) => quote is null ? Of(passage) : $"{Of(passage)}:~:text={TextDirective(quote)}";

    /// <summary>The address of a section: its heading, or the article's start for the lead.</summary>
    public string Of(Section section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return string.Create(CultureInfo.InvariantCulture, $"{Base}/read/{section.Article.Slug}#s{section.Number}");
    }

    /// <summary>The address of an article.</summary>
    public string Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return $"{Base}/read/{article.Slug}";
    }

    private string Base => publicAddress().AbsoluteUri.TrimEnd('/');

    /// <summary>A short quote whole; of a long one the first and last words, as the text fragment syntax has it.</summary>
    private static string TextDirective(string quote)
    {
        var words = quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 3 * WordsAtEachEnd
            ? Escape(quote)
            : $"{Escape(FirstWords(quote, words))},{Escape(LastWords(quote, words))}";
    }

    // Taken from the quote itself and not joined anew: a no-break space between two words must stay one.
    private static string FirstWords(string quote, string[] words)
    {
        var end = 0;
        foreach (var word in words.Take(WordsAtEachEnd))
        {
            end = quote.IndexOf(word, end, StringComparison.Ordinal) + word.Length;
        }

        return quote[..end].TrimStart();
    }

    private static string LastWords(string quote, string[] words)
    {
        var start = quote.Length;
        foreach (var word in words.Reverse().Take(WordsAtEachEnd))
        {
            start = quote.LastIndexOf(word, start - 1, StringComparison.Ordinal);
        }

        return quote[start..].TrimEnd();
    }

    // The hyphen and the comma part the members of a text directive.
    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("-", "%2D", StringComparison.Ordinal);
}
