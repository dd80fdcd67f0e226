using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;
using CodeHollow.FeedReader.Parser;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Intake.Sources;

namespace RussiaTaliban.Intake.Readers;

/// <summary>A file of a feed, RSS or Atom: a document for each entry that holds text.</summary>
internal sealed partial class FeedFileReader : ISourceReader
{
    private const int MaxEntries = 2_000;
    private const int MaxDepth = 100;
    private const long MaxCharacters = 64L * 1024 * 1024;
    private const int LeastLetters = 60;
    private const int Searched = 2_048;

    public string Kind => "feed";

    public bool Recognises(SourceFile source) => source.Extension is ".rss" or ".atom" or ".rdf"
        || Start().IsMatch(Encoding.UTF8.GetString(source.Bytes.AsSpan(0, Math.Min(source.Bytes.Length, Searched))));

    public ReadOutcome Read(SourceFile source, CancellationToken cancellationToken)
    {
        Feed feed;
        try
        {
            feed = FeedReader.ReadFromString(Plain(source));
        }
        catch (XmlException fault)
        {
            return ReadOutcome.No($"the feed is not valid XML: {fault.Message.TrimEnd('.')}", "notify its publisher, or add the pages that it lists");
        }
        catch (FeedTypeNotSupportedException)
        {
            return ReadOutcome.No("it is neither RSS nor Atom", "add the pages that it lists");
        }

        var documents = new List<TakenDocument>();
        var refusals = new List<Refusal>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in feed.Items.Take(MaxEntries))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var outcome = Entry(feed, item, source, seen, cancellationToken);
            documents.AddRange(outcome.Documents);
            refusals.AddRange(outcome.Refusals.Select(refusal => refusal with { Part = NameOf(item) }));
        }

        if (feed.Items.Count > MaxEntries)
        {
            refusals.Add(new Refusal($"the feed has {feed.Items.Count:N0} entries; the first {MaxEntries:N0} were read", "split it"));
        }

        return documents.Count + refusals.Count == 0 ? ReadOutcome.No("the feed has no entry") : new ReadOutcome(documents, refusals);
    }

    private static ReadOutcome Entry(Feed feed, FeedItem item, SourceFile source, HashSet<string> seen, CancellationToken cancellationToken)
    {
        var remarks = new List<string>();
        var link = Address(LinkOf(item), source.Address ?? Address(feed.Link, null));
        var html = new[] { item.Content, item.Description, (item.SpecificItem as AtomFeedItem)?.Summary }.Where(text => !string.IsNullOrWhiteSpace(text))
            .MaxBy(text => text!.Length) ?? "";
        if (HtmlPageReader.Fragment(html, cancellationToken) is not { } blocks)
        {
            return ReadOutcome.No("its text is nested too deeply");
        }

        if (HtmlPageReader.Letters(blocks) < LeastLetters)
        {
            return new ReadOutcome([], [new Refusal("the feed does not include its text", link is null ? null : $"add the page itself: {link.AbsoluteUri}") { Page = link }]);
        }

        // Ids are meant to differ, and addresses do where ids were copied.
        // The address of another site is only what this feed calls its entry: nobody writes over another site's article.
        var home = source.Address ?? Address(feed.Link, null);
        var own = link is not null && (home is null || link.Host.Equals(home.Host, StringComparison.OrdinalIgnoreCase)) ? link.AbsoluteUri : null;
        var key = link?.AbsoluteUri ?? (string.IsNullOrWhiteSpace(item.Id) ? NameOf(item) : item.Id.Trim());
        if (!seen.Add(key))
        {
            return ReadOutcome.No("another entry of the feed has the same address; the first was taken");
        }

        var title = Fragmented(item.Title, cancellationToken);
        return ReadOutcome.Of(new TakenDocument(title, blocks)
        {
            Author = !string.IsNullOrWhiteSpace(item.Author) ? item.Author
                : (item.SpecificItem as AtomFeedItem)?.Author?.Name ?? item.SpecificItem?.Element?.Elements()
                    .FirstOrDefault(element => element.Name.LocalName == "creator")?.Value,
            Publisher = Fragmented(feed.Title, cancellationToken),
            Published = Dates.Believed(Day(item, remarks), source.Today, remarks),
            Language = feed.Language,
            Canonical = own is null ? null : link,
            Key = key,
            Remarks = remarks,
        });
    }

    private static DateOnly? Day(FeedItem item, List<string> remarks)
    {
        if (string.IsNullOrWhiteSpace(item.PublishingDateString))
        {
            return null;
        }

        if (Dates.Parse(item.PublishingDateString) is { } day)
        {
            return day;
        }

        if (item.PublishingDate is { } moment)
        {
            return DateOnly.FromDateTime(moment);
        }

        remarks.Add("its date cannot be read and was left out");
        return null;
    }

    // Titles of feeds hold mark-up as text, once or twice over.
    private static string Fragmented(string? text, CancellationToken cancellationToken) => text is null ? ""
        : HtmlPageReader.Fragment(text, cancellationToken) is { } blocks ? string.Join(' ', blocks.Select(block => block.Text))
        : text;

    private static string? LinkOf(FeedItem item) =>
        item.SpecificItem is AtomFeedItem { Links: { Count: > 0 } links }
            ? (links.FirstOrDefault(link => link.Relation is null or "" or "alternate") ?? links.First()).Href : item.Link;

    private static string NameOf(FeedItem item) => TakenText.Cut(TakenText.Clean(item.Title ?? item.Link ?? item.Id ?? "an entry without a name"), 100);

    /// <summary>The address; null for none, and none it is where nothing is said: an empty one would be the feed's own.</summary>
    private static Uri? Address(string? text, Uri? start) =>
        !string.IsNullOrWhiteSpace(text) && Uri.TryCreate(start ?? new Uri("about:blank"), text.Trim(), out var url) && url.Scheme is "http" or "https" ? url : null;

    /// <summary>
    /// The feed's XML without its declaration of entities, which is how a few lines become gigabytes: it is read past, and what names an entity that XML does
    /// not know is a fault. Names of HTML's entities, which some feeds write without declaring them, become their characters.
    /// </summary>
    private static string Plain(SourceFile source)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            MaxCharactersFromEntities = 1_024,
            CloseInput = true
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(source.Bytes, writable: false), settings);
            return Checked(reader);
        }
        catch (XmlException)
        {
            var text = TextFile.Decode(source.Bytes, source.Name, []) ?? Encoding.UTF8.GetString(source.Bytes);
            var mended = NamedEntity().Replace(text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t'), match =>
                match.Groups["name"].Value is "amp" or "lt" or "gt" or "quot" or "apos" ? match.Value
                : System.Net.WebUtility.HtmlDecode(match.Value) is { Length: 1 } letter ? letter : match.Value);
            using var reader = XmlReader.Create(new StringReader(Encoded().Replace(mended, "", 1)), settings);
            return Checked(reader);
        }
    }

    private static string Checked(XmlReader reader)
    {
        var document = new XDocument();
        using (var writer = document.CreateWriter())
        {
            while (!reader.EOF)
            {
                if (reader.Depth > MaxDepth)
                {
                    throw new XmlException($"elements are nested more than {MaxDepth} deep");
                }

                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                        writer.WriteAttributes(reader, defattr: false);
                        if (reader.IsEmptyElement)
                        {
                            writer.WriteEndElement();
                        }

                        break;
                    case XmlNodeType.EndElement:
                        writer.WriteEndElement();
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                        writer.WriteString(reader.Value);
                        break;
                    case XmlNodeType.EntityReference:
                        throw new XmlException($"it uses the custom entity “{reader.Name}”");
                }

                reader.Read();
            }
        }

        return document.ToString(SaveOptions.DisableFormatting);
    }

    [GeneratedRegex(@"^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?>(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^\[>]*(?>\[.*?\]\s*(?=>))?>)\s*)*<(?:rss|feed|rdf:RDF)\b",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Start();

    [GeneratedRegex("&(?<name>[A-Za-z][A-Za-z0-9]{1,30});", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedEntity();

    [GeneratedRegex(@"^<\?xml[^>]*\?>", RegexOptions.ExplicitCapture)]
    private static partial Regex Encoded();
}
