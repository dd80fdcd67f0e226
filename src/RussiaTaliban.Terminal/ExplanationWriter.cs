using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Terminal;

/// <summary>Writes how an answer came about, as text for people or as one JSON object.</summary>
internal static class ExplanationWriter
{
    /// <summary>Writes the explanation.</summary>
    public static void Write(TextWriter writer, SearchExplanation? explanation, bool asJson)
    {
        if (explanation is null)
        {
            writer.WriteLine(asJson ? "null" : "Nothing to explain: the question has no word to search for, or the corpus is empty.");
        }
        else if (asJson)
        {
            writer.WriteLine(JsonSerializer.Serialize(Record(explanation), ExplanationJson.Default.ExplanationRecord));
        }
        else
        {
            WriteText(writer, explanation);
        }
    }

    private static void WriteText(TextWriter writer, SearchExplanation explanation)
    {
        writer.WriteLine($"question   {explanation.ReadAs}");
        writer.WriteLine($"outcome    {explanation.Outcome} ({(explanation.ByReader ? "the reader decided" : "words decided")})");
        writer.WriteLine($"reason     {explanation.Reason}");
        WriteAnswerability(writer, "answered", explanation.Answered);
        WriteAnswerability(writer, "on subject", explanation.OnSubject);
        for (var place = 0; place < explanation.Passages.Count; place++)
        {
            var passage = explanation.Passages[place];
            writer.WriteLine();
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place + 1}. {passage.Passage.Id}  score {passage.Score:F3}"));
            WriteFeatures(writer, passage.Features);
            WriteFeatures(writer, passage.ReaderFeatures);
            foreach (var (span, score) in passage.Sentences)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   sentence {score,8:F3}  {Shortened(span.Of(passage.Passage.Text))}"));
            }

            if (passage.Reading?.Span is { } answer)
            {
                writer.WriteLine($"   the reader’s span: {Shortened(answer.Of(passage.Passage.Text))}");
            }
        }
    }

    private static void WriteAnswerability(TextWriter writer, string name, AnswerabilityExplanation decision)
    {
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10} probability {decision.Probability:F3}, needs {decision.Threshold:F3}; bias {decision.Bias:F3}"));
        WriteFeatures(writer, decision.Features);
    }

    private static void WriteFeatures(TextWriter writer, IReadOnlyList<FeatureExplanation> features)
    {
        foreach (var feature in features.Where(feature => feature.Weight != 0).OrderByDescending(feature => Math.Abs(feature.Value * feature.Weight)))
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"   {feature.Name,-18} {feature.Value,8:F3} × {feature.Weight,8:F3} = {feature.Value * feature.Weight,8:F3}"));
        }
    }

    private static string Shortened(string text) => text.Length <= 90 ? text : text[..89] + "…";

    private static ExplanationRecord Record(SearchExplanation explanation) => new(
        explanation.ReadAs,
        explanation.Outcome.ToString(),
        explanation.Reason,
        explanation.ByReader,
        explanation.Answered,
        explanation.OnSubject,
        [.. explanation.Passages.Select(passage => new ExplainedPassage(
            passage.Passage.Id.ToString(),
            passage.Score,
            passage.Features,
            passage.ReaderFeatures,
            passage.Reading?.Span?.Of(passage.Passage.Text),
            [.. passage.Sentences.Select(sentence => new ExplainedSentence(sentence.Span.Of(passage.Passage.Text), sentence.Score))]))]);
}

/// <summary>An explanation as <c>ask --explain --json</c> prints it.</summary>
internal sealed record ExplanationRecord(
    string ReadAs, string Outcome, string Reason, bool ByReader, AnswerabilityExplanation Answered, AnswerabilityExplanation OnSubject, IReadOnlyList<ExplainedPassage> Passages);

/// <summary>A passage in it.</summary>
internal sealed record ExplainedPassage(
    string Id, double Score, IReadOnlyList<FeatureExplanation> Features, IReadOnlyList<FeatureExplanation> Reader, string? Span, IReadOnlyList<ExplainedSentence> Sentences);

/// <summary>A sentence in it.</summary>
internal sealed record ExplainedSentence(string Text, double Score);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ExplanationRecord))]
internal sealed partial class ExplanationJson : JsonSerializerContext;
