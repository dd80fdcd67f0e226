using System.Globalization;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>Addresses of the reader page, where a citation can be opened.</summary>
/// <param name="publicAddress">
/// Tells where people reach this service, e.g. <c>https://briefing.example.org/</c>, each time anew: it may be known only once the service listens.
/// Whole addresses, always: chat clients, Web Chat too, open no other.
/// </param>
public sealed partial class ReaderLinks(Func<Uri> publicAddress)
{
    /// <summary>The address of the list of articles.</summary>
    public string Index => $"{Base}/read";

    /// <summary>The address of another page of this service.</summary>
    /// <param name="path">Without a slash at its start.</param>
    public Uri Page(string path) => new($"{Base}/{path}");

    /// <summary>Whether an address is one of this service.</summary>
    public bool IsOurs(Uri address) => address.Authority.Equals(publicAddress().Authority, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address of the corpus as an Atom feed.</summary>
    public string Feed => $"{Base}/feed.atom";

    /// <summary>A quote in its original, which browsers that know text fragments mark.</summary>
    public static string OfOriginal(Uri article, string quote)
    {
        var (address, fragment) = (article.GetLeftPart(UriPartial.Query), article.Fragment);
        return $"{address}{(fragment.Length > 0 ? fragment : "#")}:~:text={TextDirective(quote)}";
    }

    /// <summary>The address of a receipt.</summary>
    public string OfReceipt(string id) => $"{Base}/q/{id}";

    /// <summary>The address of a paragraph.</summary>
    public string Of(Passage passage) => Base + passage.Citation.ReaderPath;

    /// <summary>The address of a paragraph, in which browsers that know text fragments also mark a sentence.</summary>
    /// <param name="passage">The paragraph.</param>
    /// <param name="quote">The sentence, a substring of the paragraph; null marks the paragraph alone.</param>
    public string Of(Passage passage, string? quote) => quote is null ? Of(passage) : $"{Of(passage)}:~:text={TextDirective(quote)}";

    /// <summary>The address of a section: its heading, or the article's start for the lead.</summary>
    public string Of(Section section) => string.Create(CultureInfo.InvariantCulture, $"{Base}/read/{section.Article.Slug}#s{section.Number}");

    /// <summary>The address of an article.</summary>
    public string Of(Article article) => $"{Base}/read/{article.Slug}";

    private string Base => publicAddress().AbsoluteUri.TrimEnd('/');

    /// <summary>A short quote whole; of a long one the first and last words, as the text fragment syntax has it.</summary>
    private static string TextDirective(string quote) => Ends().Match(quote) is { Success: true } ends
        ? $"{Escape(ends.Groups["first"].Value)},{Escape(ends.Groups["last"].Value)}"
        : Escape(quote);

    // Four words at each end, of thirteen at least. What stands between two words stays: a no-break space must stay one.
    [GeneratedRegex(@"^\s*(?<first>\S+(\s+\S+){3})(\s+\S+){5,}\s+(?<last>\S+(\s+\S+){3})\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    // The hyphen and the comma part the members of a text directive.
    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("-", "%2D", StringComparison.Ordinal);
}
