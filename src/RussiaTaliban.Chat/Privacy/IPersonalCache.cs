using System.Text.Json;

namespace RussiaTaliban.Chat.Privacy;

/// <summary>What this process remembers about people outside the stores: names, hints, copies for database outages. It is deleted with the person's data.</summary>
public interface IPersonalCache
{
    /// <summary>Forgets what is remembered of a person.</summary>
    /// <param name="channel">The channel: <see cref="Conversations.ConversationAddress.Channel"/>.</param>
    /// <param name="person">The channel's id of the person.</param>
    /// <param name="places">The ids of the conversations that are known to be that person's alone.</param>
    void Forget(string channel, string person, IReadOnlySet<string> places);
}

/// <summary>Finds people in what a channel keeps as JSON.</summary>
public static class PersonalJson
{
    /// <summary>Whether a JSON text holds the id as one of its strings, and not as a part of another; false for what is no JSON.</summary>
    public static bool Names(string json, string id)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Holds(document.RootElement, id);
        }
        catch (JsonException)
        {
            return false;
        }

        static bool Holds(JsonElement element, string id) => element.ValueKind switch
        {
            JsonValueKind.String => element.ValueEquals(id),
            JsonValueKind.Object => element.EnumerateObject().Any(member => Holds(member.Value, id)),
            JsonValueKind.Array => element.EnumerateArray().Any(item => Holds(item, id)),
            _ => false,
        };
    }
}
