using System.Text.Json;
using System.Text.Json.Nodes;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.Channels.Teams;

/// <summary>What only Teams understands, as channel data.</summary>
internal static class TeamsData
{
    /// <summary>Thumbs up and down under a message, with the form in which a person may say why.</summary>
    public static JsonElement Feedback { get; } = ActivityJson.ToElement(new JsonObject { ["feedbackLoop"] = new JsonObject { ["type"] = "default" } });
}
