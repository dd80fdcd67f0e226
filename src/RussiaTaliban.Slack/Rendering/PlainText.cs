using System.Text;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>Blocks as words alone, for where Slack refuses the blocks. Every word of a passage stays, in order; controls go.</summary>
internal static class PlainText
{
    /// <summary>Slack advises at most 4,000 characters a message; escaping may lengthen a few.</summary>
    private const int MaxLength = 3_500;

    /// <summary>Escaped, for one field.</summary>
    public static string Of(IReadOnlyList<Block> blocks) => Mrkdwn.Escape(string.Join('\n', Lines(blocks)));

    /// <summary>Escaped, in messages of a length that Slack takes; at least one.</summary>
    public static IReadOnlyList<string> Messages(IReadOnlyList<Block> blocks)
    {
        var messages = new List<string>();
        var current = new StringBuilder();
        foreach (var piece in Lines(blocks).SelectMany(Pieces))
        {
            if (current.Length > 0 && current.Length + piece.Length + 1 > MaxLength)
            {
                messages.Add(current.ToString());
                current.Clear();
            }

            current.Append(current.Length == 0 ? "" : "\n").Append(piece);
        }

        messages.Add(current.Length == 0 ? Wording.ProductName : current.ToString());
        return [.. messages.Select(Mrkdwn.Escape)];
    }

    // A line that is longer than a message goes on in the next, between words.
    private static IEnumerable<string> Pieces(string line)
    {
        while (line.Length > MaxLength)
        {
            var end = line.LastIndexOf(' ', MaxLength) is > 0 and var space ? space : MaxLength;
            yield return line[..end];
            line = line[end..].TrimStart(' ');
        }

        yield return line;
    }

    private static IEnumerable<string> Lines(IReadOnlyList<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Block.Header header => [header.Text.Value],
        Block.Section section => [section.Text.Value],
        Block.Context context => context.Elements.Select(text => text.Value),
        Block.RichText rich => rich.Elements.SelectMany(Lines),
        _ => [],
    });

    private static IEnumerable<string> Lines(RichTextPart part) => part switch
    {
        RichTextPart.Paragraph paragraph => [Words(paragraph.Elements)],
        RichTextPart.Quote quote => [$"“{Words(quote.Elements)}”"],
        RichTextPart.List list => list.Elements.SelectMany(Lines).Select(line => "• " + line),
        _ => [],
    };

    private static string Words(IReadOnlyList<RichTextElement> elements) => string.Concat(elements.Select(element => element switch
    {
        RichTextElement.Words words => words.Text,
        RichTextElement.Link { Text: { } text } link => $"{text} ({link.Url})",
        RichTextElement.Link link => link.Url,
        _ => "",
    }));
}
