using System.Text.Json.Nodes;

namespace RussiaTaliban.BotFramework;

/// <summary>The answer to an invoke; it goes back in the HTTP response.</summary>
/// <param name="Status">The HTTP status, 200 to 599.</param>
/// <param name="Body">The JSON body; null sends none.</param>
public sealed record InvokeResponse(int Status, JsonNode? Body = null);
