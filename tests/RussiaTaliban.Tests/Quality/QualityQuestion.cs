using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.Tests.Quality;

/// <summary>One question of a question set, in the form of its JSON Lines file.</summary>
internal sealed record QualityQuestion
{
    private static readonly HashSet<string> Unanswered = new(StringComparer.Ordinal) { "quote-check", "command", "offtopic", "unanswerable", "unanswerable-own-words" };

    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("q")]
    public required string Text { get; init; }

    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>Acceptable passages, with or without the article's slug.</summary>
    [JsonPropertyName("answers")]
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>What is to be marked; empty for nothing in particular.</summary>
    [JsonPropertyName("must_quote")]
    public string MustQuote { get; init; } = "";

    [JsonPropertyName("context")]
    public IReadOnlyList<string> Context { get; init; } = [];

    public bool IsAnswerable => !Unanswered.Contains(Kind) && Answers.Count > 0;

    public bool IsParaphrase => Kind.Contains("paraphrase", StringComparison.Ordinal);

    /// <summary>The questions of a file below this folder.</summary>
    public static IReadOnlyList<QualityQuestion> ReadAll(string file) =>
        [.. File.ReadLines(Repository.QualityFile(file))
            .Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<QualityQuestion>(line)!)];

    /// <summary>Whether a passage is one of those that answer.</summary>
    public bool IsAnsweredBy(string passageId) => Answers.Contains(passageId) || Answers.Contains(passageId[(passageId.LastIndexOf('/') + 1)..]);
}
