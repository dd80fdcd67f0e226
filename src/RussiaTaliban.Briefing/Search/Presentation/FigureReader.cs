using System.Globalization;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Presentation;

/// <summary>Reads the numbers that a sentence states, in figures or words, each with what it counts. Years, days, ordinals and numbers of names (Article 5) are none.</summary>
internal static partial class FigureReader
{
    /// <summary>So many words behind a number can say what it counts.</summary>
    private const int MaxUnitLength = 3;

    /// <summary>What "about" leaves room for, on either side.</summary>
    private const double About = 0.1;

    private static readonly string[] Ones =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>The figures of a sentence, in order.</summary>
    public static IReadOnlyList<Figure> Read(AnalyzedPassage passage, AnalyzedSentence sentence)
    {
        var text = sentence.Span.Of(passage.Passage.Text);
        var figures = new List<Figure>();
        foreach (System.Text.RegularExpressions.Match match in Number().Matches(text))
        {
            var unit = Unit(passage, sentence, text, match);
            if (unit.Count > 0 && !IsPartOfName(text, match) && !Another().IsMatch(text.AsSpan(0, match.Index)))
            {
                var (low, high) = Bounds(match);
                var before = text.AsSpan(0, match.Index);
                figures.Add(
                    AtLeast().IsMatch(before) ? new Figure(low, double.PositiveInfinity, unit)
                    : AtMost().IsMatch(before) ? new Figure(0, high, unit)
                    : Roughly().IsMatch(before) ? new Figure(low * (1 - About), high * (1 + About), unit)
                    : new Figure(low, high, unit));
            }
        }

        return figures;
    }

    private static (double Low, double High) Bounds(System.Text.RegularExpressions.Match match)
    {
        var (value, room) = Value(match.Groups["first"].Value, match.Groups["scale"].Value);
        if (!match.Groups["second"].Success)
        {
            return (value - room, value + room);
        }

        var (other, otherRoom) = Value(match.Groups["second"].Value, match.Groups["scale"].Value);
        return (Math.Min(value, other) - room, Math.Max(value, other) + otherRoom);
    }

    /// <summary>The value, and how far it may be rounded: to half of its last digit that is said, where it is scaled, has a fraction or is 1,000 and more.</summary>
    private static (double Value, double Room) Value(string number, string scale)
    {
        var factor = scale.ToUpperInvariant() switch
        {
            "THOUSAND" => 1e3,
            "MILLION" => 1e6,
            "BILLION" => 1e9,
            "TRILLION" => 1e12,
            _ => 1,
        };
        if (!char.IsAsciiDigit(number[0]))
        {
            return (Spelled(number) * factor, factor > 1 ? factor / 2 : 0);
        }

        var plain = number.Replace(",", string.Empty, StringComparison.Ordinal);
        var value = double.Parse(plain, CultureInfo.InvariantCulture) * factor;
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            return (value, factor / Math.Pow(10, plain.Length - point - 1) / 2);
        }

        var zeros = plain.Length - plain.TrimEnd('0').Length;
        return (value, factor > 1 ? factor / 2 : plain.Length > 3 && zeros > 0 ? Math.Pow(10, zeros) / 2 : 0);
    }

    private static double Spelled(string number)
    {
        var sum = 0.0;
        foreach (var word in number.ToUpperInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            sum = word switch
            {
                "A" => sum + 1,
                "HUNDRED" => Math.Max(1, sum) * 100,
                "DOZEN" => Math.Max(1, sum) * 12,
                _ => sum + Math.Max(0, Array.FindIndex(Ones, one => one.Equals(word, StringComparison.OrdinalIgnoreCase)))
                    + (10 * Math.Max(0, Array.FindIndex(Tens, ten => ten.Equals(word, StringComparison.OrdinalIgnoreCase)))),
            };
        }

        return sum;
    }

    private static List<string> Unit(AnalyzedPassage passage, AnalyzedSentence sentence, string text, System.Text.RegularExpressions.Match match)
    {
        var unit = new List<string>();
        var end = match.Index + match.Length;
        if (match.Groups["money"].Success)
        {
            unit.Add("$");
        }

        if (match.Groups["percent"].Success)
        {
            unit.Add("%");
            end += Of().Match(text, end).Length;
        }

        var counted = 0;
        for (var at = sentence.FirstTerm; at < sentence.FirstTerm + sentence.TermCount && counted < MaxUnitLength; at++)
        {
            var (start, word) = (passage.Terms[at].Word.Start - sentence.Span.Start, passage.Terms[at].Word);
            if (start < end || !passage.Terms[at].IsWord)
            {
                continue;
            }

            if (word.Shape == WordShape.Number || !text.AsSpan(end, start - end).IsWhiteSpace() || Month().IsMatch(text.AsSpan(start, word.Length)))
            {
                break;
            }

            unit.Add(passage.Terms[at].Stem == "dollar" ? "$" : passage.Terms[at].Stem);
            end = start + word.Length;
            counted++;
        }

        return unit;
    }

    /// <summary>True for the number of "Article 5", "May 3" and "Boeing 737", and for a year.</summary>
    private static bool IsPartOfName(string text, System.Text.RegularExpressions.Match match)
    {
        var before = Named().Match(text, 0, match.Index);
        return (before.Success && !FunctionWords.Contains(before.Value.TrimEnd().ToLowerInvariant()) && !Roughly().IsMatch(text.AsSpan(0, match.Index)))
            || (Year().IsMatch(match.Value) && InYear().IsMatch(text.AsSpan(0, match.Index)));
    }

    private const string Digits = @"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]+(\.[0-9]+)?";

    private const string Words =
        "((twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)([- ](one|two|three|four|five|six|seven|eight|nine))?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
        + "|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)( hundred| dozen)?|(a|one) (hundred|dozen)";

    [GeneratedRegex(
        $@"(?<![\p{{L}}0-9.,:#§/-])(?<money>[$€£] ?)?(?<first>{Digits}|\b({Words}))((–|-| to | or |(?<=between [^.;]{{1,20}}) and )[$€£]?(?<second>{Digits}))?([ -](?<scale>thousand|million|billion|trillion)\b)?(?<percent> ?%| percent\b| per cent\b)?(?![\p{{L}}0-9:/-])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(at least|more than|no (fewer|less) than|over|above|exceed(s|ed|ing)?|upwards of) [$€£]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"\b(at most|up to|less than|fewer than|no more than|under|below) [$€£]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AtMost();

    [GeneratedRegex(@"\b(about|around|roughly|approximately|some|(an )?estimated|nearly|almost|close to) [$€£]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Roughly();

    [GeneratedRegex(@"\b(another|(an )?additional|a further|further|other) [$€£]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Another();

    [GeneratedRegex(@"\G of (the |all |its |their |his |her |our )?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Of();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}.]* $", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(1[0-9]{3}|20[0-9]{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(in|since|by|from|until|till|to|of|before|after|during|around|and|year|early|late|mid|spring|summer|autumn|fall|winter)[ -]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex InYear();

    [GeneratedRegex(@"^(" + Months.Pattern + @")$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Month();
}

/// <summary>A number that a sentence states of something.</summary>
/// <param name="Low">The least that it can mean: "at least 40" and "about 40" leave room, and so do round numbers.</param>
/// <param name="High">The most; may be infinite.</param>
/// <param name="Unit">The stems of what is counted, in the order of the text; <c>%</c> and <c>$</c> among them. Never empty.</param>
internal sealed record Figure(double Low, double High, IReadOnlyList<string> Unit)
{
    /// <summary>True if both count the same kind of thing.</summary>
    public bool CountsAs(Figure other) =>
        Unit.Contains("%") == other.Unit.Contains("%") && Unit.Contains("$") == other.Unit.Contains("$")
        && (Unit.Contains(other.Unit[^1]) || other.Unit.Contains(Unit[^1]));

    /// <summary>True if no number is meant by both.</summary>
    public bool Excludes(Figure other) => Low > other.High || other.Low > High;
}
