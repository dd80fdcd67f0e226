using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>A card or a file that goes with an activity.</summary>
public sealed record Attachment
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
    public const string HeroCard = "application/vnd.microsoft.card.hero";
    public const string ThumbnailCard = "application/vnd.microsoft.card.thumbnail";

    public string? ContentType { get; init; }

    /// <summary>Where the content lies; null when it is in <see cref="Content"/>.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>The content itself, a card; null when it lies at <see cref="ContentUrl"/>.</summary>
    public JsonElement? Content { get; init; }

    public string? Name { get; init; }

    /// <summary>A small card that stands for this one in a list of results; null outside message extensions.</summary>
    public Attachment? Preview { get; init; }

    /// <summary>Members that this model does not name, kept as they came and written back; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
