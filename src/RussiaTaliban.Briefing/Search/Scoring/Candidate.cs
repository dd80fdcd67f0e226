using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>A passage that was scored for a question.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">Its score; divided by the question's idf mass, so that 1 is about "every word is there once".</param>
/// <param name="Coverage">The share of the question's idf mass that it meets, 0 to 1.</param>
/// <param name="SentenceScores">A score for each of its sentences, on the scale of <paramref name="Score"/>.</param>
internal sealed record Candidate(AnalyzedPassage Passage, double Score, double Coverage, IReadOnlyList<double> SentenceScores)
{
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
