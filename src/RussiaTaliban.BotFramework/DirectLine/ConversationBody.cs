using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>A conversation or a token, as Direct Line tells it.</summary>
internal sealed record ConversationBody
{
    public required string ConversationId { get; init; }

    public required string Token { get; init; }

    /// <summary>How long the token holds, in seconds.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    /// <summary>The WebSocket's address; null with a mere token.</summary>
    public string? StreamUrl { get; init; }
}
