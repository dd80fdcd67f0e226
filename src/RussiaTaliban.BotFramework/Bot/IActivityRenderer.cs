using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>Renders replies for a family of Bot Framework channels.</summary>
public interface IActivityRenderer
{
    /// <summary>Whether this renderer writes for a channel.</summary>
    /// <param name="channelId">The channel, e.g. "msteams", "directline"; null if the caller did not say.</param>
    bool Serves(string? channelId);

    /// <summary>
    /// The reply as activities without an address, in the order in which they are sent; at least one. Everything in them that comes from
    /// people or articles is escaped.
    /// </summary>
    IReadOnlyList<Activity> Render(Reply reply);
}
