using System.Globalization;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora.Reading;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>
/// Reads an article's front matter, with this project's keys and those of common site generators. What cannot be used is left out and reported;
/// keys it does not know are left to other tools.
/// </summary>
internal static partial class FrontMatterParser
{
    // What fits a button of every channel.
    private const int MaxQuestionLength = 75;

    /// <summary>What the front matter says. The title is empty if it has none.</summary>
    /// <param name="front">The front matter.</param>
    /// <param name="path">The file's path in the corpus: its date and language where the front matter has none.</param>
    /// <param name="doubt">Receives the line and the reason of everything that was left out.</param>
    public static ArticleFrontMatter Parse(FrontMatter front, string path, Action<int?, string> doubt)
    {
        if (front.Fault is { } fault)
        {
            doubt(fault.Line, fault.Message);
        }

        var (day, isMonth) = Published(front, path, doubt);
        var descriptive = front["descriptive_title"]?.First;
        if (descriptive is not (null or "true" or "false"))
        {
            doubt(front["descriptive_title"]!.Line, "descriptive_title must be true or false");
        }

        return new ArticleFrontMatter(
            Title(front, doubt),
            descriptive == "true",
            Joined(front["source", "publisher", "site_name"]),
            Joined(front["author", "authors", "byline"]),
            day,
            Language(front, path, doubt),
            Url(front, doubt),
            Questions(front, doubt))
        {
            IsPublishedToTheMonth = isMonth,
            Translator = Joined(front["translator", "translators"]),

            // Jekyll says "published: false" of a draft.
            IsDraft = front["draft"]?.First is "true" || front["published"]?.First is "false",
        };
    }

    private static string Title(FrontMatter front, Action<int?, string> doubt)
    {
        if (front["title", "headline"] is not { } title)
        {
            if (front.Fault is null || front.IsThere)
            {
                doubt(front.Find("title")?.Line ?? 1, "front matter needs a title: title: \"…\"");
            }

            return "";
        }

        if (!title.IsScalar)
        {
            doubt(title.Line, "title must be one value, not a list");
        }

        return title.First.ReplaceLineEndings(" ");
    }

    private static string? Joined(FrontMatterValue? value) => value is null ? null : string.Join("; ", value.Texts);

    private static IReadOnlyList<string> Questions(FrontMatter front, Action<int?, string> doubt)
    {
        if (front.Find("questions") is not { } questions)
        {
            return [];
        }

        if (!questions.IsScalar && questions.Texts.All(text => text.Length <= MaxQuestionLength))
        {
            return questions.Texts;
        }

        doubt(questions.Line, $"questions must be a list of questions of at most {MaxQuestionLength} characters");
        return questions.IsScalar ? [] : [.. questions.Texts.Where(text => text.Length <= MaxQuestionLength)];
    }

    private static (DateOnly? Day, bool IsMonth) Published(FrontMatter front, string path, Action<int?, string> doubt)
    {
        if (front["published", "date", "pubdate", "publishDate", "date_published", "datePublished", "published_at", "created"] is { First: not ("true" or "false") } value)
        {
            if (Day(value.First) is { } read)
            {
                return read;
            }

            doubt(value.Line, $"published “{value.First}” is neither a date such as 2025-07-04 nor a month such as 2025-07");
        }

        // 2015-03-02-a-name.md, and addresses with the day in them.
        foreach (var text in new[] { path, front["path", "permalink"]?.First })
        {
            if (text is not null && DayInPath().Match(text) is { Success: true } match && DayOf(match) is { } day)
            {
                return (day, false);
            }
        }

        return (null, false);
    }

    private static (DateOnly? Day, bool IsMonth)? Day(string text)
    {
        if (YearFirst().Match(text) is { Success: true } match)
        {
            return DayOf(match) is { } day ? (day, false) : null;
        }

        if (DateOnly.TryParseExact(text, ["yyyy-MM", "yyyy/MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return (month, true);
        }

        // Days whose month is a word, or that Germans and Russians write; 03/04/2025 means two days and is neither.
        if (DateOnly.TryParseExact(text, ["d.M.yyyy", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var european))
        {
            return (european, false);
        }

        return text.Any(char.IsLetter) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? (DateOnly.FromDateTime(moment.DateTime), false)
            : null;
    }

    private static DateOnly? DayOf(Match match)
    {
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var month = int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        return year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static string? Language(FrontMatter front, string path, Action<int?, string> doubt)
    {
        if (front["language", "lang", "locale"] is { } value)
        {
            var tag = value.First.Replace('_', '-');
            if (LanguageTag().IsMatch(tag))
            {
                return tag;
            }

            doubt(value.Line, $"language “{value.First}” is not a language tag such as en or ru-RU");
        }

        // A translation beside its original: about.fa.md.
        return LanguageInName().Match(path) is { Success: true } match && IsLanguage(match.Groups["tag"].Value) ? match.Groups["tag"].Value : null;
    }

    private static bool IsLanguage(string tag) =>
        CultureInfo.GetCultures(CultureTypes.NeutralCultures).Any(culture => culture.TwoLetterISOLanguageName.Equals(tag[..2], StringComparison.OrdinalIgnoreCase));

    private static Uri? Url(FrontMatter front, Action<int?, string> doubt)
    {
        foreach (var key in new[] { "url", "canonical", "canonical_url", "canonicalUrl", "source_url", "original", "link" })
        {
            if (front[key] is not { } value)
            {
                continue;
            }

            if (Uri.TryCreate(value.First, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp))
            {
                return url;
            }

            // Generators of sites write the path of their own page here.
            if (key == "url" && value.First[0] != '/')
            {
                doubt(value.Line, $"url “{value.First}” is not an http or https address");
            }
        }

        return null;
    }

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"\.(?<tag>[a-z]{2}(?:-[A-Za-z]{2,4})?)\.[^./]+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LanguageInName();

    [GeneratedRegex(@"^(?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})[-/.](?<day>[0-9]{1,2})(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?:^|/)(?<year>(?:19|20)[0-9]{2})[-_./](?<month>[0-9]{2})[-_./](?<day>[0-9]{2})(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex DayInPath();
}

/// <summary>What the front matter of an article says; the members are described at <see cref="Article"/>.</summary>
internal sealed record ArticleFrontMatter(
    string Title,
    bool TitleIsDescriptive,
    string? Source,
    string? Author,
    DateOnly? Published,
    string? Language,
    Uri? Url,
    IReadOnlyList<string> SuggestedQuestions)
{
    public bool IsPublishedToTheMonth { get; init; }

    public string? Translator { get; init; }

    /// <summary>True if the article is not to be read yet.</summary>
    public bool IsDraft { get; init; }
}
