using System.Text.Json;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Teams;

/// <summary>The references that were kept, read again.</summary>
internal static class TeamsReference
{
    /// <summary>Null for what an earlier version wrote and this one cannot read.</summary>
    public static ConversationReference? TryRead(KnownConversation known)
    {
        try
        {
            return JsonSerializer.Deserialize(known.Reference, ActivityJson.Context.ConversationReference);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Another channel of the same team. Nobody has spoken to the bot there, so it answers nobody.</summary>
    public static ConversationReference ToChannel(ConversationReference reference, string? tenant, string channelId) => reference with
    {
        ActivityId = null,
        User = null,
        Conversation = new ConversationAccount { Id = channelId, IsGroup = true, ConversationType = "channel", TenantId = tenant },
    };

    /// <summary>The same to be kept.</summary>
    public static KnownConversation OfChannel(KnownConversation known, ConversationReference channel) => known with
    {
        Conversation = new ConversationAddress(TeamsRenderer.Channel, channel.Conversation!.Id!),
        Reference = JsonSerializer.Serialize(channel, ActivityJson.Context.ConversationReference),
    };
}
