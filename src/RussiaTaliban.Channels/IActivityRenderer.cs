using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels;

/// <summary>Gives a reply its form on a family of Bot Framework channels.</summary>
public interface IActivityRenderer
{
    /// <summary>Whether this renderer writes for a channel.</summary>
    /// <param name="channelId">The channel, e.g. "msteams", "directline"; null where the caller did not say.</param>
    bool Serves(string? channelId);

    /// <summary>The reply as one activity without an address. Everything in it that comes from people or articles is escaped.</summary>
    Activity Render(Reply reply);
}
