using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Intake.Sources;
using SmartReader;

namespace RussiaTaliban.Intake.Readers;

/// <summary>A web page, fetched or saved: its article without what stands around it.</summary>
internal sealed partial class HtmlPageReader : ISourceReader
{
    /// <summary>So many letters and digits make an article; a page with fewer shows something else: a wall, a log-in, a frame that a script fills.</summary>
    private const int LeastLetters = 140;

    private const int MetaSearched = 4_096;

    // Where a saved page came from is not known; the extraction wants some address.
    private static readonly Uri Nowhere = new("https://page.invalid/");

    public string Kind => "html";

    public bool Recognises(SourceFile source) => source.Extension is ".html" or ".htm" or ".xhtml"
        || Start().IsMatch(Encoding.Latin1.GetString(source.Bytes.AsSpan(0, Math.Min(source.Bytes.Length, MetaSearched))));

    public ReadOutcome Read(SourceFile source, CancellationToken cancellationToken)
    {
        var faults = new List<CorpusFault>();
        if (Text(source, faults) is not { } html)
        {
            return ReadOutcome.No("it is not text", "save the page as “HTML only” in the browser");
        }

        if (HtmlGuard.Fault(html) is { } fault)
        {
            return ReadOutcome.No(fault, "open it in a browser, copy the article’s text into a text file and add that");
        }

        var parser = HtmlGuard.Parser(cancellationToken);
        var page = parser.ParseDocument(html);
        cancellationToken.ThrowIfCancellationRequested();
        var remarks = faults.Select(one => one.Message.Split(':')[0]).ToList();
        var about = PageFacts.Of(page, source.Address);
        var headings = page.QuerySelectorAll("h1").Take(10).Select(heading => TakenText.Clean(heading.TextContent)).Where(heading => heading.Length > 0).ToList();
        RemoveConsent(page);
        using var reader = new Reader((source.Address ?? Nowhere).AbsoluteUri, page) { ContinueIfNotReadable = true };
        var found = reader.GetArticle();
        var content = parser.ParseDocument(found.Content ?? "").Body!;
        var blocks = HtmlBlocks.Of(content);
        var letters = Letters(blocks);
        if (letters < LeastLetters)
        {
            // A text that was typed for a terminal stands in one piece of what is otherwise code.
            blocks = HtmlBlocks.Of(content, withPreformatted: true);
            letters = Letters(blocks);
        }

        if (letters < LeastLetters)
        {
            return ReadOutcome.No(
                letters == 0
                    ? "the page shows no text"
                    : "the page shows hardly any text of its own, like a page behind a consent wall or a login, or one that a script fills in",
                "open it in a browser, agree or log in, and save what you see as HTML or PDF; then add that file");
        }

        return ReadOutcome.Of(new TakenDocument(Title(TakenText.Clean(about.Title ?? found.Title ?? ""), headings), blocks)
        {
            Author = about.Author ?? NotEmpty(found.Author) ?? NotEmpty(found.Byline),
            Publisher = about.Site ?? NotEmpty(found.SiteName),
            Published = Dates.Believed(about.Published, source.Today, remarks),
            Language = about.Language,
            Canonical = about.Canonical ?? source.Address,
            Remarks = remarks,
        });
    }

    /// <summary>The headings and paragraphs of a piece of a page, as feeds hold them; null if it is nothing to be parsed.</summary>
    public static IReadOnlyList<TakenBlock>? Fragment(string html, CancellationToken cancellationToken) =>
        HtmlGuard.Fault(html) is null ? HtmlBlocks.Of(HtmlGuard.Parser(cancellationToken).ParseDocument(html).Body!) : null;

    /// <summary>The letters and digits of paragraphs.</summary>
    public static int Letters(IEnumerable<TakenBlock> blocks) => blocks.Where(block => !block.IsHeading).Sum(block => block.Text.Count(char.IsLetterOrDigit));

    // Pages put the site's name before or after their article's, and head the article with the latter alone.
    private static string Title(string title, List<string> headings) => headings.Find(heading =>
        heading.Length < title.Length
        && ((title.StartsWith(heading, StringComparison.OrdinalIgnoreCase) && Parts(title[heading.Length..].TrimStart()))
            || (title.EndsWith(heading, StringComparison.OrdinalIgnoreCase) && Parts(title[..^heading.Length].TrimEnd()[^1..])))) ?? title;

    private static bool Parts(string text) => text.Length > 0 && !char.IsLetterOrDigit(text[0]) && text[0] is not (',' or '\'' or '’' or '?' or '!');

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    // The byte order mark, the server, the page itself, and then what the bytes look like.
    private static string? Text(SourceFile source, List<CorpusFault> faults)
    {
        var head = Encoding.Latin1.GetString(source.Bytes.AsSpan(0, Math.Min(source.Bytes.Length, MetaSearched)));
        var name = source.Charset ?? (Charset().Match(head) is { Success: true } match ? match.Groups["name"].Value : null);
        if (name is not null && !IsUtf8(source.Bytes) && source.Bytes is not ([0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            && EncodingOf(name) is { } encoding)
        {
            var text = encoding.GetString(source.Bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }

        return TextFile.Decode(source.Bytes, source.Name, faults) ?? (source.Bytes.AsSpan().Contains((byte)0) ? null : Encoding.UTF8.GetString(source.Bytes));
    }

    // Saved anew, a page is often in UTF-8 and still names what it was in; bytes of another encoding are hardly ever UTF-8 by chance.
    private static bool IsUtf8(byte[] bytes) => System.Text.Unicode.Utf8.IsValid(bytes) && bytes.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)0x7F);

    private static Encoding? EncodingOf(string name)
    {
        try
        {
            // Pages of another family of encodings would have named it in it, and not in ASCII.
            return name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || name.StartsWith("utf-7", StringComparison.OrdinalIgnoreCase)
                ? Encoding.UTF8
                : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // What asks for consent calls itself so in the page's own names, in every language.
    private static void RemoveConsent(IHtmlDocument page)
    {
        foreach (var element in page.All.Where(element => element.LocalName is "div" or "section" or "aside" or "dialog" or "form" or "footer" && IsConsent(element))
            .ToList())
        {
            element.Remove();
        }
    }

    private static bool IsConsent(IElement element) =>
        $"{element.Id} {element.ClassName}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(name => Consent().IsMatch(name));

    [GeneratedRegex(@"^\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->)\s*)*<(?:!doctype\s+html|html|head|body)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Start();

    [GeneratedRegex(@"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[""']?(?<name>[A-Za-z0-9_:.-]{2,40})", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex(
        @"(?:^|[-_])(?:cookie|consent|gdpr)s?(?:[-_]?(?:consent|banner|wall|notice|dialog|overlay|popup|bar|box|modal|manager|layer|message))?(?:[-_][-\w]*)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Consent();
}
