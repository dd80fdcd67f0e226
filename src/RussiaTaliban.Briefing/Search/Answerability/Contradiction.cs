using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search.Answerability;

/// <summary>
/// Finds what a question fixes and the best sentence denies: it asks of one year and the sentence tells of another, of what one country did and the
/// sentence tells of another, why something was not done and the sentence tells that it was.
/// </summary>
internal static partial class Contradiction
{
    /// <summary>From this weight on a related word counts as the same.</summary>
    private const double AsGoodAsSame = 0.75;

    /// <summary>True where the candidate's best sentence contradicts the question.</summary>
    public static bool Between(ReadQuestion question, Candidate candidate)
    {
        var sentence = candidate.Passage.Sentences[candidate.BestSentence];
        var text = sentence.Span.Of(candidate.Passage.Passage.Text);
        var met = TermMatches.Of(question.Terms, candidate.Passage.Terms, sentence.FirstTerm, sentence.TermCount);
        return IsOfAnotherYear(question, candidate, text, sentence.Span.Start, met) || IsOfAnotherCountry(question, candidate, met) || IsNotDenied(question, text);
    }

    private static bool IsOfAnotherYear(ReadQuestion question, Candidate candidate, string sentence, int start, (double Weight, int Term, string Relation)[] met)
    {
        if (AskedYear().Matches(question.Form) is not [var asked])
        {
            return false;
        }

        var years = Year().Matches(sentence);
        var others = years.Where(year => year.Value != asked.Groups["year"].Value).ToList();
        if (others.Count == 0 || others.Count == years.Count)
        {
            return others.Count > 0;
        }

        // Both stand there, and the one that is asked for only bounds a time ("deepening since 2019"): the nearer one belongs to what is asked about.
        if (!years.Except(others).All(year => Bounding().IsMatch(sentence.AsSpan(0, year.Index))))
        {
            return false;
        }

        var told = Enumerable.Range(0, met.Length)
            .Where(term => met[term].Weight >= AsGoodAsSame && question.Terms.Terms[term] is { Country: null } word && char.IsLower(word.Asked[0]))
            .OrderByDescending(term => question.Terms.Terms[term].Idf)
            .Select(term => candidate.Passage.Terms[met[term].Term].Word)
            .FirstOrDefault();
        return told.Length > 0 && Distance(years.Except(others)) > Distance(others);

        int Distance(IEnumerable<System.Text.RegularExpressions.Match> which) =>
            which.Min(year => Math.Min(Math.Abs(year.Index + start - told.End), Math.Abs(told.Start - year.Index - start - year.Length)));
    }

    private static bool IsOfAnotherCountry(ReadQuestion question, Candidate candidate, (double Weight, int Term, string Relation)[] met)
    {
        if (Actor().Match(question.Form) is not { Success: true } actor)
        {
            return false;
        }

        for (var term = 0; term < met.Length; term++)
        {
            if (question.Terms.Terms[term] is { Country: not null } country && actor.Groups["actor"].Value.StartsWith(country.Asked, StringComparison.Ordinal))
            {
                var sentence = candidate.Passage.Sentences[candidate.BestSentence];
                return met[term].Weight < AsGoodAsSame && Enumerable.Range(sentence.FirstTerm, sentence.TermCount)
                    .Any(at => candidate.Passage.Terms[at] is { IsCountry: true } other && question.Terms.Terms.All(asked => asked.Country != other.Stem));
            }
        }

        return false;
    }

    private static bool IsNotDenied(ReadQuestion question, string sentence) => Denied().IsMatch(question.Form) && !Negative().IsMatch(sentence);

    [GeneratedRegex(@"\b(in|during|of|by|(January|February|March|April|May|June|July|August|September|October|November|December)( [0-9]{1,2})?,?) (?<year>1[0-9]{3}|20[0-9]{2})(?![0-9s–-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AskedYear();

    [GeneratedRegex(@"(?<![0-9.,$€£-])(1[0-9]{3}|20[0-9]{2})(?![0-9,%s-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(since|until|till|before|after|from|following) $", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Bounding();

    /// <summary>Who is said to do it: the name behind the first helping verb.</summary>
    [GeneratedRegex(@"^((when|where|why|how|in (what|which) \w+) )?(did|does|do|has|have|had|is|are|was|were|will|would|can|could|should) (the )?(?<actor>\p{L}+( \p{L}+)?)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Actor();

    [GeneratedRegex(@"^(why|when|where|how|in (what|which) \w+)\b[^.?!]*\b(not|never|\p{L}+n['’]t|didnt|doesnt|hasnt|isnt|wasnt)\b(?! (only|just|yet))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Denied();

    [GeneratedRegex(
        @"\b(not|no|none|nobody|nothing|never|neither|nor|without|cannot|\p{L}+n['’]t|refus\w+|reject\w*|declin\w+|fail\w*|den(y|ied|ies|ying)|hesita\w+|relucta\w+|unwilling\w*|unlikely|unable|oppos\w+|lack\w*|little|few|hardly|barely|prevent\w*|bann?\w*|forb\w+|avoid\w*|halt\w*|stop\w*|despite|instead|remain\w*|until|unless|too|cautious\w*|skeptic\w*|sceptic\w*)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Negative();
}
