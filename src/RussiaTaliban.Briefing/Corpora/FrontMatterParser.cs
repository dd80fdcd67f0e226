using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>Reads the YAML between the two <c>---</c> lines. Keys it does not know are left to other tools.</summary>
internal static partial class FrontMatterParser
{
    private const int LinesBeforeYaml = 1;

    // What fits a button of every channel.
    private const int MaxQuestionLength = 75;

    /// <summary>The front matter, or null with at least one fault added.</summary>
    public static ArticleFrontMatter? Parse(string yaml, string file, ICollection<CorpusFault> faults)
    {
        if (Load(yaml, file, faults) is not { } mapping)
        {
            return null;
        }

        var before = faults.Count;
        var values = Scalars(mapping, file, faults);
        var title = values.GetValueOrDefault("title").Value;
        if (string.IsNullOrWhiteSpace(title))
        {
            faults.Add(new CorpusFault(file, LineOf(values, "title"), "front matter needs a title: title: \"…\""));
        }

        var published = Published(values, file, faults);
        var url = Url(values, file, faults);
        var questions = Questions(mapping, file, faults);
        var language = values.GetValueOrDefault("language").Value ?? "en";
        if (!LanguageTag().IsMatch(language))
        {
            faults.Add(new CorpusFault(file, LineOf(values, "language"), $"language “{language}” is not a language tag such as en or ru-RU"));
        }

        var descriptive = values.GetValueOrDefault("descriptive_title").Value ?? "false";
        if (descriptive is not ("true" or "false"))
        {
            faults.Add(new CorpusFault(file, LineOf(values, "descriptive_title"), "descriptive_title is true or false"));
        }

        return faults.Count > before
            ? null
            : new ArticleFrontMatter(
                title!.Trim(),
                descriptive == "true",
                values.GetValueOrDefault("source").Value,
                values.GetValueOrDefault("author").Value,
                published?.Day,
                language,
                url,
                questions)
            {
                IsPublishedToTheMonth = published?.IsMonth ?? false,
                Translator = values.GetValueOrDefault("translator").Value,
            };
    }

    private static YamlMappingNode? Load(string yaml, string file, ICollection<CorpusFault> faults)
    {
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(yaml);
            stream.Load(reader);
            if (stream.Documents is [{ RootNode: YamlMappingNode mapping }])
            {
                return mapping;
            }

            faults.Add(new CorpusFault(file, 1, "front matter is not a list of “key: value” lines"));
        }
        catch (YamlException fault)
        {
            var line = (int)Math.Min(fault.Start.Line, int.MaxValue - LinesBeforeYaml) + LinesBeforeYaml;
            faults.Add(new CorpusFault(file, line, $"front matter is not valid YAML: {fault.InnerException?.Message ?? fault.Message}"));
        }

        return null;
    }

    private static Dictionary<string, (string? Value, int Line)> Scalars(YamlMappingNode mapping, string file, ICollection<CorpusFault> faults)
    {
        var values = new Dictionary<string, (string? Value, int Line)>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !IsKnown(name))
            {
                continue;
            }

            var line = (int)key.Start.Line + LinesBeforeYaml;
            if (value is YamlScalarNode scalar)
            {
                values[name] = (string.IsNullOrWhiteSpace(scalar.Value) ? null : scalar.Value.Trim(), line);
            }
            else
            {
                faults.Add(new CorpusFault(file, line, $"{name} takes one value, not a list"));
            }
        }

        return values;
    }

    private static IReadOnlyList<string> Questions(YamlMappingNode mapping, string file, ICollection<CorpusFault> faults)
    {
        if (!mapping.Children.TryGetValue("questions", out var node))
        {
            return [];
        }

        if (node is YamlSequenceNode list && list.Children.All(item => item is YamlScalarNode { Value.Length: > 0 and <= MaxQuestionLength }))
        {
            return [.. list.Children.Cast<YamlScalarNode>().Select(item => item.Value!.Trim())];
        }

        faults.Add(new CorpusFault(file, (int)node.Start.Line + LinesBeforeYaml, $"questions is a list of questions of at most {MaxQuestionLength} characters"));
        return [];
    }

    private static bool IsKnown(string name) =>
        name is "title" or "descriptive_title" or "source" or "author" or "published" or "language" or "url" or "translator";

    private static (DateOnly Day, bool IsMonth)? Published(Dictionary<string, (string? Value, int Line)> values, string file, ICollection<CorpusFault> faults)
    {
        if (values.GetValueOrDefault("published").Value is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (day, false);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return (month, true);
        }

        faults.Add(new CorpusFault(file, LineOf(values, "published"), $"published “{text}” is not a day of the calendar in the form 2025-07-04, nor a month as 2025-07"));
        return null;
    }

    private static Uri? Url(Dictionary<string, (string? Value, int Line)> values, string file, ICollection<CorpusFault> faults)
    {
        if (values.GetValueOrDefault("url").Value is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp))
        {
            return url;
        }

        faults.Add(new CorpusFault(file, LineOf(values, "url"), $"url “{text}” is not an http or https address"));
        return null;
    }

    private static int LineOf(Dictionary<string, (string? Value, int Line)> values, string key) =>
        values.TryGetValue(key, out var found) ? found.Line : 1;

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LanguageTag();
}

/// <summary>What the YAML front matter of an article says; the members are described at <see cref="Article"/>.</summary>
internal sealed record ArticleFrontMatter(
    string Title,
    bool TitleIsDescriptive,
    string? Source,
    string? Author,
    DateOnly? Published,
    string Language,
    Uri? Url,
    IReadOnlyList<string> SuggestedQuestions)
{
    public bool IsPublishedToTheMonth { get; init; }

    public string? Translator { get; init; }
}
