using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Encoding;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>A passage that was scored for a question.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Features">What speaks for it.</param>
/// <param name="Score">Their weighted sum, and the reader's word where it was read; comparable within one question only.</param>
/// <param name="SentenceScores">A score for each of its sentences.</param>
internal sealed record Candidate(AnalyzedPassage Passage, PassageFeatures Features, double Score, IReadOnlyList<double> SentenceScores)
{
    /// <summary>True if the encoder has compared it with the question.</summary>
    public bool IsEncoded { get; init; }

    /// <summary>What the reader says of it; null if it has not been read.</summary>
    public PassageReading? Reading { get; init; }

    /// <summary>How likely this passage is to be the right one beside another, as the listwise fit sees it: 1 for equal scores, less for a smaller one.</summary>
    public double OddsTo(Candidate other) => Math.Exp(Score - other.Score);

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

/// <summary>What speaks for a passage. Everything that sums over words is divided by the question's idf mass.</summary>
internal readonly record struct PassageFeatures
{
    /// <summary>The names of the features, as ranking.json has them, in the order in which <see cref="CopyTo"/> writes them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(Whole), nameof(Sentence), nameof(WholeCosine), nameof(SentenceCosine), nameof(Heading), nameof(Title), nameof(AnswerType), nameof(Reason), nameof(Before),
        nameof(Cosine), nameof(MaxSim), nameof(SentenceMaxSim), nameof(ArticleCoverage), nameof(ArticleCosine), nameof(ArticleMaxSim),
    ];

    /// <summary>The whole passage, matched word by word.</summary>
    public double Whole { get; init; }

    /// <summary>Its best sentence, matched word by word.</summary>
    public double Sentence { get; init; }

    /// <summary>The cosine of the passage's word vectors and the question's.</summary>
    public double WholeCosine { get; init; }

    /// <summary>The best cosine of a sentence's word vectors and the question's.</summary>
    public double SentenceCosine { get; init; }

    /// <summary>The section's heading, matched word by word.</summary>
    public double Heading { get; init; }

    /// <summary>The article's title, matched word by word.</summary>
    public double Title { get; init; }

    /// <summary>The share of the question's idf mass that the passage meets, 0 to 1. Not ranked by.</summary>
    public double Coverage { get; init; }

    /// <summary>1 where the best sentence has what is asked for (a date for "when"), 0 where not or where nothing particular is asked for.</summary>
    public double AnswerType { get; init; }

    /// <summary>How the whole passage matches, where a reason is asked for and it gives one in so many words; otherwise 0.</summary>
    public double Reason { get; init; }

    /// <summary>How well the passage before matches, 0 where there is none in the section.</summary>
    public double Before { get; init; }

    /// <summary>The cosine of the encoded passage and question; 0 where no encoder is used.</summary>
    public double Cosine { get; init; }

    /// <summary>Late interaction with the whole passage.</summary>
    public double MaxSim { get; init; }

    /// <summary>Late interaction with its best sentence.</summary>
    public double SentenceMaxSim { get; init; }

    /// <summary>The share of the question's idf mass that the article's candidates meet together: the lead names the town that the other paragraphs only mean.</summary>
    public double ArticleCoverage { get; init; }

    /// <summary>The best <see cref="Cosine"/> of the article's candidates.</summary>
    public double ArticleCosine { get; init; }

    /// <summary>The best <see cref="MaxSim"/> of the article's candidates.</summary>
    public double ArticleMaxSim { get; init; }

    /// <summary>Writes the features that are ranked by, in the order of <see cref="Names"/>.</summary>
    public void CopyTo(Span<double> values)
    {
        ReadOnlySpan<double> all =
        [
            Whole, Sentence, WholeCosine, SentenceCosine, Heading, Title, AnswerType, Reason, Before, Cosine, MaxSim, SentenceMaxSim, ArticleCoverage, ArticleCosine, ArticleMaxSim,
        ];
        all.CopyTo(values);
    }
}

/// <summary>Which words of a question match which words in a part of a passage.</summary>
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
