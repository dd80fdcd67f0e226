using System.Text.Json.Serialization;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Channels;

namespace RussiaTaliban.Host.CommandLine;

/// <summary>The verdict on a quote as programs read it.</summary>
/// <param name="Outcome"><c>quote_verbatim</c>, <c>quote_altered</c> or <c>quote_absent</c>.</param>
/// <param name="Passage">The passage in which it begins; null where absent.</param>
/// <param name="Difference">What differs, each change named in square brackets; null where nothing does.</param>
internal sealed record VerdictRecord(
    string Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Passage,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Difference)
{
    /// <summary>The quote's id in its set; null outside one.</summary>
    [JsonPropertyOrder(-1)]
    public string? Id { get; init; }

    /// <summary>How the first place is cited; null where absent.</summary>
    public string? Citation { get; init; }

    /// <summary>Every passage in which it begins.</summary>
    public required IReadOnlyList<string> Places { get; init; }

    /// <summary>How it was cut and joined, one sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public static VerdictRecord Of(QuoteVerdict verdict) => new(
        NameOf(verdict.Outcome),
        verdict.Place?.Passage.Id.ToString(),
        verdict.Difference.Count > 0 ? QuoteWording.Difference(verdict.Difference, text => text, text => text) : null)
    {
        Citation = verdict.Place?.Passage.Citation.Label,
        Places = [.. verdict.Places.Select(place => place.Passage.Id.ToString())],
        Notes = QuoteWording.Notes(verdict),
    };

    public static string NameOf(QuoteOutcome outcome) => outcome switch
    {
        QuoteOutcome.Verbatim => "quote_verbatim",
        QuoteOutcome.Altered => "quote_altered",
        _ => "quote_absent",
    };
}
