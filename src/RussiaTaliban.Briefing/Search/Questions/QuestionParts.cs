using System.Buffers;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Questions;

/// <summary>
/// Parts a question that asks about several things: "A or B", "the X, Y and Z effects", "who, and why", "some say A, others B", "from A until B".
/// By form alone: where a name is parted that should not be, both parts find the same passages and nothing comes of it.
/// </summary>
internal static partial class QuestionParts
{
    /// <summary>So many parts at most: more than are shown at once help nobody.</summary>
    private const int Most = 4;

    /// <summary>A longer question, in characters, is pasted and not parted.</summary>
    private const int MaxQuestionLength = 400;

    private static readonly SearchValues<char> Marks = SearchValues.Create(",;:?!.");

    /// <summary>How many words of binding ("and <c>for the</c> West") stand between a coordinator and what it joins.</summary>
    private const int MaxBinding = 2;

    /// <summary>The parts, in the question's order; empty if it asks about one thing.</summary>
    public static IReadOnlyList<QuestionPart> Read(string question)
    {
        if (question.Length > MaxQuestionLength)
        {
            return [];
        }

        var clauses = Clauses(question);
        IEnumerable<QuestionPart> parts = clauses.Count > 1 ? clauses : [.. Range(question), .. Coordinations(question)];
        return [.. parts.Distinct().Take(Most)];
    }

    private static IReadOnlyList<QuestionPart> Clauses(string question)
    {
        if (Views().Match(question) is { Success: true } views)
        {
            return [Part(views.Groups["one"].Value, first: true), Part(views.Groups["other"].Value, first: false)];
        }

        var clauses = Joint().Split(question).Where(clause => WordReader.Read(clause).Exists(IsContent) || Asks().IsMatch(clause)).ToList();
        return clauses.Count < 2 ? [] : [.. clauses.Select((clause, at) => Part(clause, at == 0))];
    }

    private static QuestionPart Part(string clause, bool first)
    {
        var words = WordReader.Read(clause);
        return new QuestionPart(clause.Trim(), !first && (words.Exists(word => word.Shape != WordShape.Acronym && Pointer().IsMatch(word.Folded)) || words.Count(IsContent) < 2));
    }

    private static IEnumerable<QuestionPart> Range(string question) => Span().Match(question) is { Success: true } range
        ? new[] { range.Groups["start"], range.Groups["end"] }
            .Select(end => new QuestionPart(string.Concat(question.AsSpan(0, range.Index), $"in {end.Value}", question.AsSpan(range.Index + range.Length)), false))
        : [];

    private static IEnumerable<QuestionPart> Coordinations(string question)
    {
        var words = WordReader.Read(question);
        for (var at = 1; at < words.Count - 1; at++)
        {
            if (words[at].Folded is "and" or "or" or "versus" or "vs" && Items(question, words, at) is { } items)
            {
                foreach (var (start, end) in items)
                {
                    var item = question.AsSpan(words[start].Start, words[end].End - words[start].Start);
                    yield return new QuestionPart(string.Concat(question.AsSpan(0, words[items[0].First].Start), item, question.AsSpan(words[items[^1].Last].End)), false);
                }
            }
        }
    }

    /// <summary>The first and last word of each thing that the coordinator joins; null if it joins no things.</summary>
    private static List<(int First, int Last)>? Items(string question, List<Word> words, int coordinator)
    {
        var items = new List<(int First, int Last)>();
        for (var last = coordinator - 1; last >= 0 && IsContent(words[last]) && (items.Count == 0 || Parts(question, words, last)); last = items[0].First - 1)
        {
            var first = last;
            while (first > 0 && IsContent(words[first - 1]) && !Parts(question, words, first - 1))
            {
                first--;
            }

            items.Insert(0, (first, last));
        }

        var right = coordinator + 1;
        while (right < words.Count - 1 && right <= coordinator + MaxBinding && !IsContent(words[right]))
        {
            right++;
        }

        if (items.Count == 0 || !IsContent(words[right]))
        {
            return null;
        }

        // "the political, security and economic effects": as many words belong to the last as to the one before it, the rest is common to all.
        // Of "Northern Italy and Greece" names are taken whole; of "did the canal bring wealth or ruin" the nearest words alone.
        var end = right;
        var named = IsNamed(words[right]);
        while (end + 1 < words.Count && IsContent(words[end + 1]) && !Parts(question, words, end) && (!named || IsNamed(words[end + 1])))
        {
            end++;
        }

        var most = items.Count > 1 ? items[^1].Last - items[^1].First : end - right;
        var (furthest, stop) = items[0];
        var start = stop;
        while (start > furthest && IsNamed(words[start - 1]) == IsNamed(words[stop]) && (IsNamed(words[stop]) || stop - start < most))
        {
            start--;
        }

        items[0] = (start, stop);
        items.Add((right, named ? end : Math.Min(end, right + items[^1].Last - items[^1].First)));
        return items;
    }

    private static bool IsNamed(Word word) => word.Shape is WordShape.Capitalized or WordShape.Acronym or WordShape.Number;

    /// <summary>True if a mark of punctuation stands behind a word.</summary>
    private static bool Parts(string question, List<Word> words, int word) =>
        question.AsSpan(words[word].End, words[word + 1].Start - words[word].End).ContainsAny(Marks);

    private static bool IsContent(Word word) =>
        word.Shape == WordShape.Acronym || (!FunctionWords.Contains(word.Folded) && !FunctionWords.CarriesQuestion(word.Folded));

    [GeneratedRegex(
        @"\b(some|many)( (people|analysts|experts|observers))? (say|think|believe|argue|claim|see|call|hold|fear|hope)s?( that)? (?<one>[^.?!]+?)[,;]?( and| but| while| whereas)? (others|some|many)( (people|analysts|experts|observers))?( (say|think|believe|argue|claim|see|call|hold|fear|hope)s?)?( that)? (?<other>[^.?!]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Views();

    /// <summary>Between two questions in one: a question mark, or a coordinator before a word that asks.</summary>
    [GeneratedRegex(@"\?+\s+|[,;]?\s+(?:and|or|but)\s+(?=(?:for |by |to |with |in |at |on |from )?(?:what|why|how|when|where|who|whom|whose|which)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\b(what|why|how|when|where|who|whom|whose|which)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"^(it|its|they|them|their|theirs|he|him|his|she|her|hers|this|that|these|those|so|such|one|ones)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"\bfrom (the )?(?<start>(early |late |mid-?)?[0-9]{2,4}s?) (until|till|to|through|up to) (the )?(?<end>(early |late |mid-?)?[0-9]{2,4}s?|now|today)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Span();
}
