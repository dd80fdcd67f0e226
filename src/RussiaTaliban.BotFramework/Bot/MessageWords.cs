using System.Net;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>What a person said in a message: without the mention that called the bot, and with the words of another message that it quotes.</summary>
internal static partial class MessageWords
{
    /// <summary>Longest quoted text that is read, in UTF-16 code units.</summary>
    private const int MaxQuoted = 8_000;

    public static string Of(Activity message)
    {
        if (message.ChannelId != "msteams")
        {
            return WithoutMentions(message);
        }

        // Teams escapes what people type; elsewhere an ampersand is an ampersand.
        var words = WebUtility.HtmlDecode(WithoutTags(WithoutMentions(message), message.Recipient?.Name));
        return Quoted(message) is { Length: > 0 } quoted ? Turn.Quoting(words, quoted) : words;
    }

    /// <summary>The mentions of others become their names.</summary>
    private static string WithoutMentions(Activity message)
    {
        var text = message.Text ?? "";
        foreach (var mention in message.Entities ?? [])
        {
            if (mention.Type != "mention" || mention.Member("text").AsText() is not { Length: > 0 } mark)
            {
                continue;
            }

            var mentioned = mention.Member("mentioned");
            var own = mentioned.Member("id").AsText() is { } id && id == message.Recipient?.Id;
            text = text.Replace(mark, own ? " " : mentioned.Member("name").AsText() ?? "", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A mention that came without its entity called the bot where it stands at the beginning or bears the bot's name; else it stays as it is.</summary>
    private static string WithoutTags(string text, string? own) => Tag().Replace(text, tag =>
        string.Equals(tag.Groups["name"].Value, own, StringComparison.OrdinalIgnoreCase) || string.IsNullOrWhiteSpace(text[..tag.Index]) ? " " : tag.Value);

    /// <summary>The message that this one answers with a quotation; null where it quotes none.</summary>
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
