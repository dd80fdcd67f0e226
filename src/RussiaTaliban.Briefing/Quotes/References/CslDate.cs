using System.Text.Json.Serialization;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>A day in CSL-JSON: one list of year, month and day.</summary>
internal sealed record CslDate([property: JsonPropertyName("date-parts")] int[][] DateParts);
