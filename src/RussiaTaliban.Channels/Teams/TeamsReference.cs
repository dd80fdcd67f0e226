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
    public static KnownConversation OfChannel(KnownConversation known, ConversationReference reference, string channelId)
    {
        var channel = reference with
        {
            ActivityId = null,
            User = null,
            Conversation = new ConversationAccount { Id = channelId, IsGroup = true, ConversationType = "channel", TenantId = known.Tenant },
        };
        return known with
        {
            Conversation = new ConversationAddress(TeamsRenderer.Channel, channelId),
            Reference = JsonSerializer.Serialize(channel, ActivityJson.Context.ConversationReference),
        };
    }
}
