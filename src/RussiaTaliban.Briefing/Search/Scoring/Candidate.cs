using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>A passage that was scored for a question.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Features">What speaks for it.</param>
/// <param name="Score">Their weighted sum; 1 is about "every word is there once".</param>
/// <param name="SentenceScores">A score for each of its sentences.</param>
internal sealed record Candidate(AnalyzedPassage Passage, PassageFeatures Features, double Score, IReadOnlyList<double> SentenceScores)
{
    /// <summary>True where a sentence encoder has read it.</summary>
    public bool IsEncoded { get; init; }

    /// <summary>The place of the best sentence; the first of equals.</summary>
    public int BestSentence
    {
        get
        {
            var best = 0;
            for (var sentence = 1; sentence < SentenceScores.Count; sentence++)
            {
                best = SentenceScores[sentence] > SentenceScores[best] ? sentence : best;
            }

            return best;
        }
    }
}
