namespace RussiaTaliban.Teams.Rendering;

/// <summary>
/// The entity behind the <c>[1]</c> in a text. Limits of Teams: at most 20 citations, name 80 and abstract 160 characters, 3 keywords of 28.
/// Source: Microsoft Learn, "Bot messages with AI-generated content", citations.
/// </summary>
internal static class Citations
{
    public const int MaxCount = 20;
    public const int MaxName = 80;
    public const int MaxAbstract = 160;

    /// <summary>The entity for the passages cited as [1], [2], … in this order; at most <see cref="MaxCount"/>.</summary>
    public static Entity Of(IReadOnlyList<Passage> passages, ReaderLinks links)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passages.Count, MaxCount);
        var citations = new JArray(passages.Select((passage, index) => new JObject
        {
            ["@type"] = "Claim",
            ["position"] = index + 1,
            ["appearance"] = new JObject
            {
                ["@type"] = "DigitalDocument",
                ["name"] = Shorten(passage.Citation.Label, MaxName),
                ["url"] = links.Of(passage),
                ["abstract"] = Shorten(passage.Text, MaxAbstract),
                ["keywords"] = new JArray(Wording.VerbatimExtract),
            },
        }));
        return new Entity
        {
            Type = "https://schema.org/Message",
            Properties = new JObject
            {
                ["@type"] = "Message",
                ["@context"] = "https://schema.org",
                ["citation"] = citations,
            },
        };
    }

    /// <summary>The text in one line, at most so long, cut at a word and then ended with an ellipsis. Never for a quote.</summary>
    public static string Shorten(string text, int length)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length)
        {
            return line;
        }

        var cut = line.LastIndexOf(' ', length - 1);
        var end = cut > length / 2 ? cut : length - 1;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + "…";
    }
}
