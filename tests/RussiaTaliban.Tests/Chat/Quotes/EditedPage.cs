namespace RussiaTaliban.Tests.Chat.Quotes;

/// <summary>An article as blocks, one of them quoted.</summary>
/// <param name="Blocks">Front matter, headings and paragraphs.</param>
/// <param name="Quoted">The block that is quoted, or of which a sentence is.</param>
/// <param name="Twin">A paragraph like it that the article does not have.</param>
/// <param name="Stranger">A paragraph about something else.</param>
internal sealed record EditedPage(IReadOnlyList<string> Blocks, string Quoted, string Twin, string Stranger)
{
    private int At => Blocks.ToList().IndexOf(Quoted);

    /// <summary>The paragraph after or before it in its section; null if there is none.</summary>
    public string? Neighbour => new[] { At + 1, At - 1 }.Where(at => at > 0 && at < Blocks.Count).Select(at => Blocks[at]).FirstOrDefault(block => !IsHeading(block));

    /// <summary>The heading of its section; null for the lead.</summary>
    public string? Heading => Blocks.Take(At).LastOrDefault(IsHeading);

    public List<string> With(params string[] instead) => Replaced(Quoted, instead);

    public List<string> Replaced(string block, params string[] instead) => [.. Blocks.SelectMany(one => one == block ? instead : [one])];

    /// <summary>The block at the beginning of the article, or at its end where it is there already.</summary>
    public List<string> Moved(string block, string? edited = null)
    {
        var rest = Blocks.Where(one => one != block).ToList();
        rest.Insert(At == 1 ? rest.Count : 1, edited ?? block);
        return rest;
    }

    public List<string> Swapped(string neighbour) => [.. Blocks.Select(block => block == Quoted ? neighbour : block == neighbour ? Quoted : block)];

    public List<string> Merged(string neighbour, string? edited = null)
    {
        var (first, second) = Blocks.ToList().IndexOf(neighbour) < At ? (neighbour, edited ?? Quoted) : (edited ?? Quoted, neighbour);
        return [.. Blocks.Where(block => block != neighbour).Select(block => block == Quoted ? $"{first} {second}" : block)];
    }

    public List<string> SectionMoved()
    {
        var start = Blocks.ToList().LastIndexOf(Heading!, At);
        var section = Blocks.Skip(start).TakeWhile((block, at) => at == 0 || !IsHeading(block)).ToList();
        var rest = Blocks.Take(start).Concat(Blocks.Skip(start + section.Count)).ToList();
        rest.InsertRange(start + section.Count == Blocks.Count ? rest.FindIndex(IsHeading) : rest.Count, section);
        return rest;
    }

    /// <summary>With another line of front matter.</summary>
    public List<string> Headed(string key, string value) =>
        [
        string.Join('\n', Blocks[0].Split('\n').Where(line => !line.StartsWith(key + ":", StringComparison.Ordinal)).SkipLast(1).Append($"{key}: {value}").Append("---")),
        .. Blocks.Skip(1),
    ];

    private static bool IsHeading(string block) => block.StartsWith('#');
}
