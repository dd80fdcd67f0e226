using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>
/// Every tuned number of the search, as <c>ranking.json</c> has them: written by the model builder's <c>fit</c> command, which names its data there.
/// </summary>
internal sealed record RankingModel
{
    /// <summary>What the file's form is called; another form is refused.</summary>
    public const int CurrentVersion = 1;

    private static readonly Lazy<RankingModel> Embedded = new(() =>
    {
        using var stream = typeof(RankingModel).Assembly.GetManifestResourceStream("ranking.json")!;
        return Read(stream);
    });

    /// <summary>The numbers that are shipped.</summary>
    public static RankingModel Shipped => Embedded.Value;

    public required int Version { get; init; }

    /// <summary>What the numbers were fitted on and what they reached, for people.</summary>
    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new Dictionary<string, string>();

    /// <summary>How words meet words.</summary>
    public MatchWeights Matching { get; init; } = new();

    /// <summary>Ranks passages where no encoder is used. Features: <see cref="PassageFeatures.Names"/>.</summary>
    public required LinearModel Words { get; init; }

    /// <summary>Ranks passages where an encoder is used.</summary>
    public required LinearModel Encoded { get; init; }

    /// <summary>Ranks the passages that a reader has read, by their features and the reader's "Relevance", "Answers" and "Margin".</summary>
    public required LinearModel Reader { get; init; }

    /// <summary>
    /// What words weigh at least beside the reader: <see cref="Reader"/> is what was fitted and this. People who know an article ask in its words more often than
    /// sets do that were written to be hard; on those the sum of both is as good as the fit alone over a wide range.
    /// </summary>
    public required LinearModel WordsFloor { get; init; }

    /// <summary>Tells by a question's vector whether it asks about some text, or is one of the things that people say to any assistant.</summary>
    public required QuestionProbe Probe { get; init; }

    /// <summary>Ranks the sentences of a passage, by "Words", "MaxSim", "Cause" and "Span".</summary>
    public required LinearModel Sentences { get; init; }

    /// <summary>Whether the first passage is right and answers, where a reader has read it. Features: what <c>OutcomeDecider</c> reads off the readings.</summary>
    public required LinearModel Answered { get; init; }

    /// <summary>Whether the corpus is about the question at all, where a reader has read.</summary>
    public required LinearModel OnSubject { get; init; }

    /// <summary>Whether the first passage is right, by words alone. Features: the evidence's names.</summary>
    public required LinearModel AnsweredByWords { get; init; }

    /// <summary>Whether the corpus is about the question, by words alone.</summary>
    public required LinearModel OnSubjectByWords { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is not JSON of this form, or of another version.</exception>
    public static RankingModel Read(Stream stream) =>
        JsonSerializer.Deserialize(stream, RankingModelJson.Default.RankingModel) is { Version: CurrentVersion } model
            ? model
            : throw new JsonException($"ranking.json is not of version {CurrentVersion}");

    /// <summary>Writes a file.</summary>
    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, RankingModelJson.Default.RankingModel);
}

/// <summary>A logistic regression over the numbers of a question's vector, each divided by 127.</summary>
/// <param name="Bias">Added whatever the vector is.</param>
/// <param name="Weights">One a number; a vector of another length is not judged.</param>
internal sealed record QuestionProbe(double Bias, IReadOnlyList<double> Weights)
{
    /// <summary>Above 0 for a question about some text, below for anything else; 0 where it cannot tell.</summary>
    public double Score(IReadOnlyList<sbyte> vector) =>
        vector.Count == Weights.Count ? Bias + Weights.Zip(vector, (weight, value) => weight * value / sbyte.MaxValue).Sum() : 0;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RankingModel))]
internal sealed partial class RankingModelJson : JsonSerializerContext;
