using System.Text.RegularExpressions;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>Slack's markup, in both directions. Source: https://docs.slack.dev/messaging/formatting-message-text</summary>
internal static partial class Mrkdwn
{
    /// <summary>Makes text of people and articles harmless in a mrkdwn field: no mention, no link, no broadcast can come out of it.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A message's text as the person saw it: entities and links resolved, quote marks at line starts gone.</summary>
    public static string ToPlain(string text)
    {
        var readable = Entity().Replace(text, match => Label(match.Groups["target"].Value, match.Groups["label"] is { Success: true } label ? label.Value : null));
        return QuoteMark().Replace(readable, "")
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
    }

    /// <summary>The same without the stars and underscores that make words bold or slanted: a quote is its words, not their style.</summary>
    public static string ToPlainWithoutEmphasis(string text) => Emphasised().Replace(ToPlain(text), match => match.Groups["words"].Value);

    /// <summary>Removes one person's mention, wherever it stands.</summary>
    public static string WithoutMention(string text, string userId) =>
        MentionOf(userId).Replace(text, " ").Trim();

    /// <summary>Whether the text mentions a person.</summary>
    public static bool Mentions(string text, string userId) => MentionOf(userId).IsMatch(text);

    private static Regex MentionOf(string userId) => new($@"\s*<@{Regex.Escape(userId)}(\|[^>]*)?>\s*", RegexOptions.CultureInvariant);

    private static string Label(string target, string? label) => target[0] switch
    {
        '@' or '#' => string.IsNullOrEmpty(label) ? target : target[0] + label,
        '!' => label ?? "@" + target[1..],
        _ => label ?? (target.StartsWith("mailto:", StringComparison.Ordinal) ? target["mailto:".Length..] : target),
    };

    [GeneratedRegex(@"<(?<target>[@#!a-zA-Z][^<>|]*)(\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Entity();

    [GeneratedRegex(@"(?<![\w*_~`])(?<mark>[*_~`])(?=\S)(?<words>[^*_~`\n]+)(?<=\S)\k<mark>(?![\w*_~`])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Emphasised();

    // In Slack a quotation is typed as "> words", which arrives escaped.
    [GeneratedRegex(@"^&gt;(&gt;&gt;)?[ ]?", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex QuoteMark();
}
