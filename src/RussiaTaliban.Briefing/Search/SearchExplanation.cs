using System.Globalization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search;

/// <summary>How an answer came about: every feature with its weight, the reader's scores and the decision. For people who work on the search.</summary>
/// <param name="ReadAs">How the question was read.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="ByReader">True if the reader's scores decided, false if words did.</param>
/// <param name="Answered">Whether the first passage answers.</param>
/// <param name="OnSubject">Whether the corpus is about the question.</param>
/// <param name="Passages">The best passages, best first.</param>
public sealed record SearchExplanation(
    string ReadAs, AnswerOutcome Outcome, bool ByReader, AnswerabilityExplanation Answered, AnswerabilityExplanation OnSubject, IReadOnlyList<PassageExplanation> Passages)
{
    /// <summary>True if the question was refused because the corpus seems to be about something else.</summary>
    public bool IsOffSubject => Outcome == AnswerOutcome.NotFound && OnSubject.Probability < OnSubject.Threshold;

    /// <summary>The decision in one line, with the number that decided: <c>refused: on subject 0.031 &lt; 0.500</c>.</summary>
    public string Reason => Outcome switch
    {
        AnswerOutcome.NotFound when IsOffSubject => Line("refused: on subject", OnSubject.Probability, "<", OnSubject.Threshold),
        AnswerOutcome.NotFound => Line("refused: answered", Answered.Probability, "<", Answered.Floor),
        AnswerOutcome.Closest => Line("closest: answered", Answered.Probability, "<", Answered.Threshold),
        _ => Line("answered: answered", Answered.Probability, "≥", Answered.Threshold),
    };

    private static string Line(string what, double probability, string than, double needed) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {probability:F3} {than} {needed:F3}");
}

/// <summary>A yes-or-no decision.</summary>
/// <param name="Probability">What the model gives, 0 to 1.</param>
/// <param name="Threshold">The least that means yes.</param>
/// <param name="Bias">What is added whatever the features are.</param>
/// <param name="Floor">Below it, nothing is shown at all, 0 to 1; 0 for none.</param>
/// <param name="Features">What was weighed.</param>
public sealed record AnswerabilityExplanation(double Probability, double Threshold, double Bias, double Floor, IReadOnlyList<FeatureExplanation> Features);

/// <summary>A feature: its share of a score is value times weight.</summary>
public sealed record FeatureExplanation(string Name, double Value, double Weight);

/// <summary>A passage with its features.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">Its score: the sum of the features, or of <paramref name="ReaderFeatures"/> where it was read.</param>
/// <param name="Features">Words and vectors.</param>
/// <param name="ReaderFeatures">The same and the reader's word, by the weights of what was read; empty if it was not read.</param>
/// <param name="Reading">What the reader says; null if it has not read it.</param>
/// <param name="Sentences">Its sentences with their scores, in reading order.</param>
public sealed record PassageExplanation(
    Passage Passage,
    double Score,
    IReadOnlyList<FeatureExplanation> Features,
    IReadOnlyList<FeatureExplanation> ReaderFeatures,
    PassageReading? Reading,
    IReadOnlyList<(TextSpan Span, double Score)> Sentences);

/// <summary>Writes explanations from what the ranking left behind.</summary>
internal static class SearchExplainer
{
    public static PassageExplanation Of(Candidate candidate, RankingModel model)
    {
        var values = new double[PassageFeatures.Names.Count];
        candidate.Features.CopyTo(values);
        var linear = candidate.IsEncoded || candidate.Reading is not null || candidate.Features.MaxSim != 0 ? model.Encoded : model.Words;
        var features = PassageFeatures.Names.Zip(values).Select(pair => new FeatureExplanation(pair.First, pair.Second, linear.Weights.GetValueOrDefault(pair.First))).ToList();
        IReadOnlyList<FeatureExplanation> read = candidate.Reading is { } reading
            ? [.. PassageFeatures.Names.Zip(values).Concat([("Relevance", reading.Relevance), ("Answers", reading.Answers), ("Margin", reading.Margin)])
                .Select(((string Name, double Value) feature) => new FeatureExplanation(feature.Name, feature.Value, model.Reader.Weights.GetValueOrDefault(feature.Name)))]
            : [];
        return new PassageExplanation(
            candidate.Passage.Passage, candidate.Score, features, read, candidate.Reading, [.. candidate.Passage.Sentences.Zip(candidate.SentenceScores, (sentence, score) => (sentence.Span, score))]);
    }

    public static AnswerabilityExplanation Of(LinearModel model, double probability, IReadOnlyList<(string Name, double Value)> features) => new(
        probability, model.Threshold, model.Bias, model.Floor, [.. features.Select(feature => new FeatureExplanation(feature.Name, feature.Value, model.Weights.GetValueOrDefault(feature.Name)))]);
}
