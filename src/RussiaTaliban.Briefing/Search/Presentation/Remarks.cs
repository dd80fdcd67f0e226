using System.Globalization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Expansion;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search.Presentation;

/// <summary>What a reader should know about how the shown passages were found.</summary>
internal static class Remarks
{
    /// <summary>The remark on <paramref name="hits"/>; null if there is none.</summary>
    public static string? For(IReadOnlyList<Hit> hits)
    {
        var foreign = hits.Select(hit => hit.Passage.Article.Language).FirstOrDefault(language => !TermAnalyzers.IsEnglish(language));
        return foreign is null ? null : $"Searched by exact words only: the article is in {NameOf(foreign)}.";
    }

    /// <summary>The remark on passages that were found by what languages share.</summary>
    public static string ForForeign(IReadOnlyList<Hit> hits) =>
        $"No article in the language of your question seems to answer it. The passages in {LanguagesOf(hits)} are near it by names, countries, numbers or days only.";

    /// <summary>The remark on the same beside passages that were found by the question's words.</summary>
    public static string ForNearer(IReadOnlyList<Hit> hits) =>
        $"No article in the language of your question answers it for certain. The passages in {LanguagesOf(hits)} meet more of its names, countries, numbers or days.";

    private static string LanguagesOf(IReadOnlyList<Hit> hits)
    {
        var names = hits.Select(hit => NameOf(hit.Passage.Article.Language)).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
    }

    /// <summary>What to know where nothing was found: that the question is in another language than the articles; null where it is not.</summary>
    public static string? ForNothing(string question, Corpus corpus)
    {
        var languages = corpus.Articles.Select(article => article.Language).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (languages.Count == 0 || !QuestionLanguage.IsOther(question, languages))
        {
            return null;
        }

        var names = languages.Select(NameOf).Distinct(StringComparer.Ordinal).ToList();
        return $"Your question seems to be in another language. The articles are in {string.Join(" and ", names)}; please ask in {string.Join(" or ", names)}.";
    }

    private static string NameOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return language;
        }
    }
}

/// <summary>Says why a passage was found: which word of it met which word of the question.</summary>
internal static class MatchExplainer
{
    /// <summary>Weaker meetings are chance more often than reason, and are not told.</summary>
    private const double LeastTold = 0.15;

    /// <summary>The meetings of words, the weightiest first.</summary>
    public static IReadOnlyList<Match> Explain(ReadQuestion question, Candidate candidate)
    {
        var passage = candidate.Passage;
        var met = TermMatches.Of(question.Terms, passage.Terms, 0, passage.Terms.Count);
        var matches = new List<Match>();
        for (var index = 0; index < met.Length; index++)
        {
            var (weight, place, relation) = met[index];
            if (weight >= LeastTold)
            {
                var word = passage.Terms[place].Word;
                var term = question.Terms.Terms[index];
                var asked = relation == Relations.CorpusSynonym ? term.SynonymOf ?? term.Asked : term.Asked;
                matches.Add(new Match(asked, passage.Passage.Text.Substring(word.Start, word.Length), relation, weight * term.Idf / question.Terms.IdfMass));
            }
        }

        // The words of one phrase that one phrase of the passage meets are one reason.
        return [.. matches
            .GroupBy(match => (match.Asked, match.Found, match.Relation))
            .Select(same => same.First() with { Weight = same.Sum(match => match.Weight) })
            .OrderByDescending(match => match.Weight)];
    }
}
