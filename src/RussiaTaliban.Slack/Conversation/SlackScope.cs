namespace RussiaTaliban.Slack.Conversation;

/// <summary>Channels that are answered from some of the articles only: <c>Slack:Channel:Articles</c>.</summary>
internal sealed class SlackScope(IOptions<SlackOptions> options) : ICorpusScope
{
    private readonly Dictionary<string, IReadOnlyList<string>> _articles = options.Value.Channel.Articles
        .Select(Read).OfType<(string Channel, IReadOnlyList<string> Articles)>()
        .GroupBy(one => one.Channel, StringComparer.Ordinal)
        .ToDictionary(one => one.Key, IReadOnlyList<string> (one) => [.. one.SelectMany(entry => entry.Articles)], StringComparer.Ordinal);

    public string Channel => SlackAddress.Channel;

    /// <summary>By the channel's own id: Slack gives no id twice to channels, and a private answer in a channel is the channel's too.</summary>
    public IReadOnlyList<string>? ArticlesOf(ConversationAddress conversation) => _articles.GetValueOrDefault(SlackAddress.IdOf(conversation));

    /// <summary>One entry; null where it is none.</summary>
    public static (string Channel, IReadOnlyList<string> Articles)? Read(string entry)
    {
        if (entry.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } channel, var list])
        {
            return null;
        }

        var articles = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return articles.Length == 0 ? null : (channel, articles);
    }
}
