using System.Net;
using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Teams.Conversation;

/// <summary>
/// How Teams differs: messages arrive as HTML, mentions may lack their entity, a message may quote another, and what happens to teams
/// and channels is reported as events.
/// </summary>
internal sealed partial class TeamsDialect : IActivityDialect
{
    /// <summary>Longest quoted text that is read, in UTF-16 code units.</summary>
    private const int MaxQuoted = 8_000;

    public string Channel => "msteams";

    public string Words(Activity message, string words)
    {
        // Teams escapes what people type; elsewhere an ampersand is an ampersand.
        var said = WebUtility.HtmlDecode(WithoutTags(words, message.Recipient?.Name));
        return Quoted(message) is { Length: > 0 } quoted ? Turn.Quoting(said, quoted) : said;
    }

    public ConversationChange Change(Activity update, ConversationChange usual) => update switch
    {
        // An installation is reported twice, as an update of the conversation too: one welcome is enough.
        { Type: ActivityTypes.InstallationUpdate, Action: "add" } => new ConversationChange.Entered(),
        { Type: ActivityTypes.InstallationUpdate } => usual,
        _ => EventOf(update) switch
        {
            "teamDeleted" or "teamHardDeleted" => new ConversationChange.Left(),
            _ when usual is ConversationChange.Left => usual,
            "channelDeleted" => new ConversationChange.Gone(ChannelOf(update)),
            _ => new ConversationChange.Updated(),
        },
    };

    private static string? EventOf(Activity update) => update.ChannelToken().Member("eventType").AsText();

    /// <summary>What happens to a channel may be reported in the team's conversation.</summary>
    private static ConversationAddress ChannelOf(Activity update)
    {
        var address = ActivityReader.AddressOf(update);
        return update.ChannelToken().Member("channel").Member("id").AsText() is { } channel ? address with { Conversation = channel } : address;
    }

    /// <summary>A mention that came without its entity called the bot where it stands at the beginning or bears the bot's name; else it stays as it is.</summary>
    private static string WithoutTags(string text, string? own) => Tag().Replace(text, tag =>
        string.Equals(tag.Groups["name"].Value, own, StringComparison.OrdinalIgnoreCase) || string.IsNullOrWhiteSpace(text[..tag.Index]) ? " " : tag.Value);

    /// <summary>The message that this one answers with a quotation; null if it quotes none.</summary>
    private static string? Quoted(Activity message) =>
        (message.Attachments ?? []).Select(Quoted).Concat((message.Entities ?? []).Select(Quoted)).FirstOrDefault(quoted => quoted is { Length: > 0 and <= MaxQuoted });

    private static string? Quoted(Attachment attachment) => attachment.ContentType switch
    {
        "text/html" when attachment.ContentToken().AsText() is { } html && Reply().Match(html) is { Success: true } reply => PlainText(reply.Groups["quoted"].Value),
        "messageReference" => Preview(attachment.ContentToken() is JValue { Value: string json } ? OutgoingJson.TryRead<JObject>(json) : attachment.ContentToken()),
        _ => null,
    };

    private static string? Quoted(Entity entity) =>
        entity.Type == "quotedReply" ? Preview(entity.Member("quotedReply")) ?? Preview(entity.Properties) : null;

    private static string? Preview(JToken? reference) =>
        (reference.Member("messagePreview").AsText() ?? reference.Member("preview").AsText()) is { } preview ? PlainText(preview) : null;

    private static string PlainText(string html) => WebUtility.HtmlDecode(AnyTag().Replace(html, "")).Trim();

    [GeneratedRegex("<at[^>]*>(?<name>[^<]*)</at>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(
        """<blockquote[^>]*schema\.skype\.com/Reply[^>]*>(?<before>.*?<p[^>]*itemprop="(preview|copy)"[^>]*>)(?<quoted>.*?)</p>""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Reply();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex AnyTag();
}
