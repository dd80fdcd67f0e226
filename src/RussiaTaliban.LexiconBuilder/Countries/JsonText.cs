using System.Text.Json;

namespace RussiaTaliban.LexiconBuilder.Countries;

/// <summary>The Factbook wraps each text as {"text": "…"}.</summary>
internal static class JsonText
{
    /// <summary>The text of such an object; empty where there is none.</summary>
    public static string Text(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";
}
