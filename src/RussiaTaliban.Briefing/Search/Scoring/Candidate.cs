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

/// <summary>What speaks for a passage; everything that sums over words is divided by the question's idf mass.</summary>
internal readonly record struct PassageFeatures
{
    /// <summary>The whole passage, matched word by word.</summary>
    public double Whole { get; init; }

    /// <summary>Its best sentence, matched word by word.</summary>
    public double Sentence { get; init; }

    /// <summary>The cosine of the passage's vector and the question's.</summary>
    public double WholeCosine { get; init; }

    /// <summary>The best cosine of a sentence's vector and the question's.</summary>
    public double SentenceCosine { get; init; }

    /// <summary>The section's heading, matched word by word.</summary>
    public double Heading { get; init; }

    /// <summary>The article's title, matched word by word.</summary>
    public double Title { get; init; }

    /// <summary>The share of the question's idf mass that the passage meets, 0 to 1.</summary>
    public double Coverage { get; init; }

    /// <summary>1 where the best sentence has what is asked for (a date for "when"), 0 where not or where nothing particular is asked for.</summary>
    public double AnswerType { get; init; }

    /// <summary>How the whole passage matches, where a reason is asked for and it gives one in so many words; otherwise 0.</summary>
    public double Reason { get; init; }

    /// <summary>How well the passage before matches, 0 where there is none in the article.</summary>
    public double Before { get; init; }

    /// <summary>The cosine of the passage and the question in the sentence encoder's eyes; 0 where none is used.</summary>
    public double Encoded { get; init; }

    /// <summary>The best such cosine of a single sentence.</summary>
    public double EncodedSentence { get; init; }
}

/// <summary>Which of a question's words a stretch of a passage meets, with which of its own.</summary>
internal static class TermMatches
{
    /// <summary>For each word of the question the weight of its best counterpart and that counterpart's place among the passage's terms (-1 for none).</summary>
    public static (double Weight, int Term, string Relation)[] Of(QuestionTerms question, IReadOnlyList<AnalyzedTerm> terms, int first, int count)
    {
        var met = new (double Weight, int Term, string Relation)[question.Terms.Count];
        Array.Fill(met, (0, -1, string.Empty));
        for (var at = first; at < first + count; at++)
        {
            if (question.EntryOf(terms[at].Stem) is >= 0 and var entry)
            {
                foreach (var (term, weight, relation) in question.Meets(entry))
                {
                    if (weight > met[term].Weight)
                    {
                        met[term] = (weight, at, relation);
                    }
                }
            }
        }

        return met;
    }
}
