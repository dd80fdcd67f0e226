using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>
/// Picks the sentences that a careful editor would. A sentence's worth is its <see cref="Centrality"/> in the article, its place in its section
/// (news and sections put first what matters most) and its nearness to the heading, times how well it stands alone. The picks go to the sections in
/// turn by the D'Hondt rule, so that every section is heard before a long one is heard three times, the lead first of all; within a section
/// maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998) takes the sentence that is worth most and repeats least.
/// </summary>
public static class Summarizer
{
    /// <summary>How many sentences a summary has at most: what fits one screen and one breath.</summary>
    public const int MaxSentences = 8;

    /// <summary>How many sentences of an article are weighed; of a longer one the openings of its paragraphs.</summary>
    private const int MaxWeighed = 1_200;

    private const double CentralityWeight = 0.60;
    private const double PlaceWeight = 0.25;
    private const double HeadingWeight = 0.15;

    /// <summary>The lambda of maximal marginal relevance: worth against novelty.</summary>
    private const double Relevance = 0.7;

    /// <summary>Two sentences whose cosine is above this say the same.</summary>
    private const double NearDuplicate = 0.5;

    /// <summary>The opening sentence leads unless it stands alone less well than this.</summary>
    private const double LeadFloor = 0.6;

    /// <summary>What is left of a sentence's worth where it goes on with a thing ("The announcement…") that its picked neighbours do not name.</summary>
    private const double WithoutItsOpening = 0.7;

    /// <summary>The summary of an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="sentences">At most this many, from 1 to <see cref="MaxSentences"/>; what lies outside is brought inside.</param>
    /// <param name="subjects">Sentences of paragraphs about one of these come before all others; null or empty if none is preferred.</param>
    public static Summary Summarize(Article article, int sentences = MaxSentences, IReadOnlyList<string>? subjects = null)
    {
        ArgumentNullException.ThrowIfNull(article);
        var content = article.Sections.Where(section => !Boilerplate.Is(section)).ToList();
        return new Summary(article, null, Pick(article, content.Count > 0 ? content : article.Sections, sentences, subjects ?? []));
    }

    /// <summary>The summary of one section, weighed within its article.</summary>
    /// <param name="section">The section.</param>
    /// <param name="sentences">At most this many, from 1 to <see cref="MaxSentences"/>; what lies outside is brought inside.</param>
    public static Summary Summarize(Section section, int sentences = 3)
    {
        ArgumentNullException.ThrowIfNull(section);
        return new Summary(section.Article, section, Pick(section.Article, [section], sentences, []));
    }

    private static IReadOnlyList<SummarySentence> Pick(Article article, IReadOnlyList<Section> sections, int most, IReadOnlyList<string> subjects)
    {
        var candidates = Candidates(article);
        var centrality = Centrality.Of(candidates);
        var worth = candidates.Select((candidate, at) => Worth(candidate, centrality.Scores[at])).ToArray();
        if (subjects.Count > 0 && candidates.Exists(candidate => Subjects.IsAbout(candidate.Passage, subjects)))
        {
            candidates = [.. candidates.Select(candidate => Subjects.IsAbout(candidate.Passage, subjects) ? candidate : candidate with { Independence = 0 })];
        }

        var shares = sections
            .Select(section => new SectionShare(
                section.Number == 0,
                [.. Enumerable.Range(0, candidates.Count).Where(at => candidates[at].Passage.Section == section)],
                centrality.Scores))
            .ToList();
        var picked = new List<int>();
        if (Leads(candidates, sections) is { } first)
        {
            picked.Add(first);
            shares.First(share => share.Sentences.Contains(first)).Picked++;
        }

        for (most = Math.Clamp(most, 1, MaxSentences); picked.Count < most;)
        {
            var next = shares.OrderByDescending(share => share.Claim).Select(share => (share, at: Best(share))).FirstOrDefault(found => found.at >= 0);
            if (next.share is null)
            {
                break;
            }

            picked.Add(next.at);
            next.share.Picked++;
        }

        return [.. picked.Order().Select(at => new SummarySentence(candidates[at].Passage, candidates[at].Span))];

        int Best(SectionShare share) => share.Sentences
            .Where(at => candidates[at].Independence >= Independence.Floor && picked.TrueForAll(other => other != at && centrality.Similarity(at, other) < NearDuplicate))
            .OrderByDescending(at => (Relevance * WorthHere(at)) - ((1 - Relevance) * picked.Select(other => centrality.Similarity(at, other)).DefaultIfEmpty().Max()))
            .DefaultIfEmpty(-1)
            .First();

        double WorthHere(int at) => candidates[at].Continues && !picked.Contains(at - 1) ? worth[at] * WithoutItsOpening : worth[at];
    }

    /// <summary>The sentence that opens the article, which tells the news where it tells anything by itself; null if it leans on what is not there.</summary>
    private static int? Leads(List<SentenceCandidate> candidates, IReadOnlyList<Section> sections)
    {
        var first = candidates.FindIndex(candidate => candidate.Passage.Section == sections[0] && candidate.Independence > 0);
        return sections[0].Number <= 1 && first >= 0 && candidates[first].PlaceInSection <= 1 && candidates[first].Independence >= LeadFloor ? first : null;
    }

    private static double Worth(SentenceCandidate candidate, double centrality)
    {
        var opensParagraph = candidate.Span.Start == 0 ? 1.0 : 0.9;
        var place = opensParagraph / Math.Pow(1 + candidate.PlaceInSection, 0.25);
        return ((CentralityWeight * centrality) + (PlaceWeight * place) + (HeadingWeight * NearHeading(candidate))) * candidate.Independence;
    }

    /// <summary>The share of the heading's terms that the sentence holds.</summary>
    private static double NearHeading(SentenceCandidate candidate)
    {
        if (candidate.Passage.Section.Heading is not { } heading)
        {
            return 0;
        }

        var terms = Stems(heading, candidate.Passage.Article.Language);
        return terms.Count == 0 ? 0 : (double)terms.Count(candidate.Terms.ContainsKey) / terms.Count * 0.5;
    }

    private static HashSet<string> Stems(string text, string language) => ArticleTerms.Of(text, language).ToHashSet(StringComparer.Ordinal);

    private static List<SentenceCandidate> Candidates(Article article)
    {
        var all = article.Sections.SelectMany(OfSection).ToList();
        return all.Count <= MaxWeighed ? all : [.. all.Where(candidate => candidate.Span.Start == 0).Take(MaxWeighed)];
    }

    private static IEnumerable<SentenceCandidate> OfSection(Section section)
    {
        var place = 0;
        var language = section.Article.Language;
        var known = Stems($"{section.Article.Title} {section.Heading}", language);
        foreach (var passage in section.Passages)
        {
            Dictionary<string, int>? before = null;
            foreach (var span in SentenceSplitter.Split(passage.Text, language))
            {
                var text = span.Of(passage.Text);
                var terms = ArticleTerms.Of(text, language).CountBy(term => term, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
                var continues = before is not null && OpeningThing.Of(text) is { } thing && Stems(thing, language).Any(stem => before.ContainsKey(stem) && !known.Contains(stem));
                yield return new SentenceCandidate(passage, span, place++, terms, Independence.Of(text, language), continues);
                before = terms;
            }
        }
    }
}

/// <summary>A sentence that may be picked.</summary>
/// <param name="Passage">The paragraph it stands in.</param>
/// <param name="Span">Its place there.</param>
/// <param name="PlaceInSection">How many sentences of the section stand before it.</param>
/// <param name="Terms">Its terms with how often each occurs.</param>
/// <param name="Independence">How well it stands alone, 0 to 1.</param>
/// <param name="Continues">True if it opens with a thing that the sentence before it names: the two are best read together.</param>
internal sealed record SentenceCandidate(
    Passage Passage,
    TextSpan Span,
    int PlaceInSection,
    IReadOnlyDictionary<string, int> Terms,
    double Independence,
    bool Continues);

/// <summary>One section's claim to the next pick.</summary>
internal sealed class SectionShare(bool isLead, IReadOnlyList<int> sentences, IReadOnlyList<double> centrality)
{
    /// <summary>The root: ten times the text is worth about three times the sentences.</summary>
    private readonly double _weight = Math.Sqrt(sentences.Sum(at => centrality[at]));

    /// <summary>Its sentences' places among all candidates.</summary>
    public IReadOnlyList<int> Sentences { get; } = sentences;

    /// <summary>How many sentences it has been given.</summary>
    public int Picked { get; set; }

    /// <summary>D'Hondt's quotient, with the first pick made dear to every section and the lead's first pick before all others.</summary>
    public double Claim => Picked == 0 ? (isLead ? double.MaxValue : _weight / 0.5) : _weight / Picked;
}
