using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Expansion;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Languages;

/// <summary>
/// What the passages of a corpus share with those of every other language: sounds of words, names of countries, numbers and days. Built when first asked.
/// </summary>
internal sealed partial class ForeignPassages
{
    // Iran's calendar counts from the year 622, and begins its years in March.
    private const int HijriFrom = 621;

    private static readonly ConcurrentDictionary<string, string[]> MonthNames = new(StringComparer.Ordinal);

    private readonly TermAnalyzers _analyzers;
    private readonly IReadOnlyList<Passage> _passages;
    private readonly Dictionary<string, List<int>> _sounds = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Language, string Stem), HashSet<int>> _stems = [];
    private readonly Dictionary<string, List<int>> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _languages = new(StringComparer.OrdinalIgnoreCase);

    public ForeignPassages(Corpus corpus, TermAnalyzers analyzers)
        : this(corpus.Passages, analyzers)
    {
    }

    public ForeignPassages(IReadOnlyList<Passage> passages, TermAnalyzers analyzers)
    {
        _analyzers = analyzers;
        _passages = passages;
        for (var place = 0; place < passages.Count; place++)
        {
            var text = passages[place].Text;
            var language = ForeignFinder.Primary(passages[place].Article.Language);
            _languages.Add(language);
            var keys = WordReader.Read(text).Select(word => NameKey.Of(text[word.Start..word.End])).OfType<string>();
            foreach (var key in keys.Where(key => key.Length >= NameKey.Shortest).Distinct())
            {
                (_sounds.TryGetValue(key, out var places) ? places : _sounds[key] = []).Add(place);
            }

            foreach (var stem in analyzers.Terms(text, language).Select(term => term.Stem))
            {
                (_stems.TryGetValue((language, stem), out var places) ? places : _stems[(language, stem)] = []).Add(place);
            }

            foreach (var number in NumbersOf(text, language))
            {
                (_numbers.TryGetValue(number, out var places) ? places : _numbers[number] = []).Add(place);
            }
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _passages.Count;

    /// <summary>One of them.</summary>
    public Passage this[int place] => _passages[place];

    /// <summary>The passages that have what is looked for.</summary>
    public IEnumerable<int> Find(Anchor anchor) => anchor.Kind switch
    {
        AnchorKind.Number => _numbers.GetValueOrDefault(anchor.Key) ?? [],
        AnchorKind.Name => _sounds.Where(sound => NameKey.IsSame(anchor.Key, sound.Key)).SelectMany(sound => sound.Value),
        _ => _languages.SelectMany(language => OfCountry(anchor.Key, language)),
    };

    /// <summary>A passage with the sentence of it that has most of what was looked for.</summary>
    public ForeignHit Show(int place, double coverage, IReadOnlyList<Anchor> anchors)
    {
        var passage = _passages[place];
        var language = ForeignFinder.Primary(passage.Article.Language);
        var found = anchors.SelectMany(anchor => Places(anchor, passage.Text, language).Select(span => (anchor, span))).ToList();
        var sentences = SentenceSplitter.Split(passage.Text, language);
        var best = sentences.MaxBy(sentence =>
            found.Where(one => one.span.Start >= sentence.Start && one.span.End <= sentence.End).Select(one => one.anchor).Distinct().Count());
        return new ForeignHit(passage, coverage, best, [.. found.DistinctBy(one => one.anchor)
            .Select(one => new Match(one.anchor.Asked, one.span.Of(passage.Text), one.anchor.Kind switch
            {
                AnchorKind.Country => Relations.SameCountry,
                AnchorKind.Number => Relations.SameNumber,
                _ => Relations.SameSound,
            }, 1.0 / anchors.Count))]);
    }

    /// <summary>The numbers of two digits and more in 0–9, whatever digits they are written in, and the days, as <c>3.7.</c>.</summary>
    public static IEnumerable<string> NumbersOf(string text, string language)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var number in Number().Matches(text).AsEnumerable())
        {
            var digits = Digits(number.Value);
            if (digits.Length >= 2)
            {
                found.Add(digits);
            }

            if (language is "fa" or "ps" && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1250 and < 1500)
            {
                found.Add((year + HijriFrom).ToString(CultureInfo.InvariantCulture));
            }
        }

        foreach (var day in DayAndMonth().Matches(text).AsEnumerable())
        {
            var (number, word) = (Digits(day.Groups["day"].Value), day.Groups["month"].Value);
            if (MonthOf(word, language) is { } month && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which) && which is >= 1 and <= 31)
            {
                found.Add(string.Create(CultureInfo.InvariantCulture, $"{which}.{month}."));
            }
        }

        return found;
    }

    private static string Digits(string number) => string.Concat(number.Where(char.IsDigit).Select(digit => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(digit))));

    private static int? MonthOf(string word, string language)
    {
        var month = Array.FindIndex(MonthNames.GetOrAdd(language, MonthsOf), name => name.Length >= 3 && (word.Equals(name, StringComparison.OrdinalIgnoreCase)
            || (word.Length >= 3 && word.Length < name.Length && name.StartsWith(word, StringComparison.OrdinalIgnoreCase))));
        return month < 0 ? null : month + 1;
    }

    // January to December: Iran's own months begin elsewhere, and their days would have to be reckoned.
    private static string[] MonthsOf(string language)
    {
        try
        {
            var format = (DateTimeFormatInfo)CultureInfo.GetCultureInfo(language).DateTimeFormat.Clone();
            format.Calendar = new GregorianCalendar();
            return format.MonthGenitiveNames;
        }
        catch (ArgumentException)
        {
            // No such language, or none with that calendar.
            return [];
        }
    }

    private IEnumerable<int> OfCountry(string code, string language)
    {
        if (!CountryNames.In(language).TryGetValue(code, out var name) || _analyzers.Terms(name, language) is not { Count: > 0 } terms)
        {
            return [];
        }

        var places = terms.Select(term => _stems.GetValueOrDefault((language, term.Stem)) ?? []).OrderBy(set => set.Count).ToList();
        return places[0].Where(place => places.TrueForAll(set => set.Contains(place)));
    }

    private IEnumerable<TextSpan> Places(Anchor anchor, string text, string language)
    {
        switch (anchor.Kind)
        {
            case AnchorKind.Name:
                return WordReader.Read(text).Where(word => NameKey.Of(text[word.Start..word.End]) is { } key && NameKey.IsSame(anchor.Key, key))
                    .Select(word => new TextSpan(word.Start, word.End - word.Start));
            case AnchorKind.Country:
                var stems = CountryNames.In(language).TryGetValue(anchor.Key, out var name)
                    ? _analyzers.Terms(name, language).Select(term => term.Stem).ToHashSet(StringComparer.Ordinal) : [];
                return _analyzers.Terms(text, language).Where(term => stems.Contains(term.Stem))
                    .Select(term => new TextSpan(term.Word.Start, term.Word.End - term.Word.Start));
            default:
                return Number().Matches(text).Concat(DayAndMonth().Matches(text))
                    .Where(match => NumbersOf(match.Value, language).Contains(anchor.Key)).Select(match => new TextSpan(match.Index, match.Length));
        }
    }

    [GeneratedRegex(@"\p{Nd}+(?:[.,٫٬\u00A0\u202F]\p{Nd}{3}(?!\p{Nd}))*", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"(?<![\p{Nd}.,])(?<day>\p{Nd}{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(?<month>\p{L}{3,})"
            + @"|(?<month>\p{L}{3,})\s+(?<day>\p{Nd}{1,2})(?:st|nd|rd|th)?(?!\p{Nd})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex DayAndMonth();
}
