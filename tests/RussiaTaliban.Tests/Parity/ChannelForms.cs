using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Markdig;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Slack.BlockKit;
using RussiaTaliban.Slack.Rendering;
using RussiaTaliban.Teams.Rendering;
using RussiaTaliban.Terminal;
using RussiaTaliban.Tests.Slack.Rendering;
using RussiaTaliban.WebChat.Rendering;
using Spectre.Console;

namespace RussiaTaliban.Tests.Parity;

/// <summary>What a person reads of a reply on each channel: the paragraphs, from what goes over the wire, without markup.</summary>
internal static partial class ChannelForms
{
    private const int Unwrapped = int.MaxValue / 4;

    private static readonly ReaderLinks Links = new(() => new Uri("https://briefing.example.org/"));
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build();

    public static IReadOnlyDictionary<string, Func<Reply, ShownReply>> All { get; } = new Dictionary<string, Func<Reply, ShownReply>>
    {
        ["Teams"] = Teams,
        ["Slack"] = Slack,
        ["WebChat"] = WebChat,
        ["Terminal"] = Terminal,
    };

    private static ShownReply Teams(Reply reply)
    {
        var messages = new TeamsRenderer(Links).Render(reply).Select(message => Wire.Json(message)).ToList();
        var said = messages
            .Where(message => message.TryGetProperty("text", out _))
            .Select(message => WebUtility.HtmlDecode(Escape().Replace(message.GetProperty("text").GetString()!, "$1")));
        return new ShownReply([.. said, .. messages.SelectMany(message => message.TryGetProperty("attachments", out var cards) ? Paragraphs(cards) : [])], Raw(messages));
    }

    private static ShownReply Slack(Reply reply)
    {
        var blocks = new SlackRenderer(Links).Render(reply, SlackSurface.Conversation).Select(post => BlockKitJson.Serialize(post.Blocks)).ToList();
        return new ShownReply([.. blocks.SelectMany(Paragraphs).SelectMany(words => Unfolded(reply, words))], Raw(blocks));
    }

    /// <summary>A passage that is folded, and the whole of it, which its button shows.</summary>
    private static IEnumerable<string> Unfolded(Reply reply, string words) =>
        reply is PassagesReply passages && passages.Answer.Hits.Skip(1).FirstOrDefault(hit => PassageParts.CanFold(hit) && Folded(hit) == words) is { } folded
            ? [words, folded.Passage.Text]
            : [words];

    private static string Folded(Hit hit) => Assert.Single(RenderedSlack.Quotes(PassageParts.Folded(hit, new RichTextPart.Paragraph([]))));

    private static ShownReply WebChat(Reply reply)
    {
        var messages = new WebChatRenderer(Links).Render(reply).Select(message => Wire.Json(message)).ToList();
        var page = new HtmlParser().ParseDocument(string.Concat(messages.Select(message => Markdig.Markdown.ToHtml(message.GetProperty("text").GetString()!, Markdown))));
        return new ShownReply([.. page.QuerySelectorAll("p, li").Select(paragraph => paragraph.TextContent)], Raw(messages));
    }

    private static ShownReply Terminal(Reply reply)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Unwrapped;
        console.Write(new Rows(TerminalRenderer.Render(reply)));
        return new ShownReply([.. output.ToString().Split('\n').Select(line => line.Trim())], output.ToString());
    }

    /// <summary>The texts of cards and blocks: runs that stand in one paragraph are one text.</summary>
    private static IEnumerable<string> Paragraphs(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            return node.EnumerateArray().SelectMany(Paragraphs);
        }

        if (node.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        foreach (var runs in new[] { "inlines", "elements" })
        {
            if (node.TryGetProperty(runs, out var parts) && parts.EnumerateArray().All(IsRun))
            {
                return [string.Concat(parts.EnumerateArray().Select(part => part.GetProperty("text").GetString()))];
            }
        }

        return node.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
            ? [text.GetString()!]
            : node.EnumerateObject().Where(member => member.Name is not ("data" or "actions" or "choices")).SelectMany(member => Paragraphs(member.Value));
    }

    private static bool IsRun(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String;

    private static string Raw(IEnumerable<JsonElement> messages) => string.Concat(messages.Select(message => message.GetRawText()));

    [GeneratedRegex(@"\\([\\*_~`\[\]#|])")]
    private static partial Regex Escape();
}

/// <summary>A reply as somebody reads it.</summary>
/// <param name="Paragraphs">In the order of reading, white space as it came.</param>
/// <param name="Raw">All that was sent, addresses too.</param>
internal sealed partial record ShownReply(IReadOnlyList<string> Paragraphs, string Raw)
{
    /// <summary>The passages that it leads to.</summary>
    public IReadOnlyList<string> Places => [.. Place().Matches(Raw).Select(match => match.Groups["place"].Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether a sentence is shown, wherever lines break.</summary>
    public bool Says(string words) => _plain.Contains(Plain(words), StringComparison.Ordinal);

    private readonly string _plain = Plain(string.Join(' ', Paragraphs));

    private static string Plain(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"russia-taliban(#p|/)(?<place>[0-9]+\.[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
