using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>
/// By what one language's sentences lean on others: a file of rules, each with sentences that lean by it and sentences that do not, which are run as tests.
/// </summary>
internal sealed class LeaningWords
{
    private LeaningWords(JsonElement root)
    {
        var opens = root.GetProperty("opens");
        Opens = opens.GetProperty("words").GetString()!.Split(' ').ToFrozenSet(StringComparer.Ordinal);
        OpensFactor = opens.GetProperty("factor").GetDouble();
        Rules = [.. root.GetProperty("rules").EnumerateArray().Select(rule => new LeaningRule(
            rule.GetProperty("name").GetString()!,
            Pattern(rule.GetProperty("pattern")),
            rule.TryGetProperty("unless", out var unless) ? Pattern(unless) : null,
            rule.GetProperty("factor").GetDouble(),
            rule.TryGetProperty("outsideQuotations", out var outside) && outside.GetBoolean(),
            Texts(rule, "leans"),
            Texts(rule, "stands")))];
    }

    /// <summary>Words that a sentence opens with which leans, folded.</summary>
    public FrozenSet<string> Opens { get; }

    /// <summary>What such a sentence is worth.</summary>
    public double OpensFactor { get; }

    /// <summary>The other rules.</summary>
    public IReadOnlyList<LeaningRule> Rules { get; }

    /// <summary>The rules of a language that has a file.</summary>
    public static LeaningWords Of(string language)
    {
        using var stream = typeof(LeaningWords).Assembly.GetManifestResourceStream($"RussiaTaliban.Briefing.leaning.{language}.json")!;
        using var json = JsonDocument.Parse(stream);
        return new LeaningWords(json.RootElement);
    }

    // No limit of time: a rule is read with the sentence of one article, and a busy machine must not change a summary.
    private static Regex Pattern(JsonElement pattern) => new(pattern.GetString()!, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Compiled);

    private static List<string> Texts(JsonElement rule, string name) => [.. rule.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
}

/// <summary>One way in which a sentence leans on others.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Pattern">What is found in such a sentence.</param>
/// <param name="Unless">What takes that back; null for nothing.</param>
/// <param name="Factor">By what the sentence's worth is multiplied, from 0 to 1.</param>
/// <param name="IsOutsideQuotations">True if quotations are not looked at.</param>
/// <param name="Leaning">Sentences that lean by it.</param>
/// <param name="Standing">Sentences that look like it and do not.</param>
internal sealed record LeaningRule(string Name, Regex Pattern, Regex? Unless, double Factor, bool IsOutsideQuotations, IReadOnlyList<string> Leaning, IReadOnlyList<string> Standing)
{
    public bool Leans(string sentence) => Pattern.IsMatch(sentence) && Unless?.IsMatch(sentence) != true;
}

/// <summary>A thing that a sentence opens with as if it were known: "The announcement came a day later".</summary>
internal static partial class OpeningThing
{
    /// <summary>The noun, or the words that go before it; null if the sentence opens otherwise, with a name, or says itself which one it means ("The size of the park").</summary>
    public static string? Of(string sentence) => Opening().Match(sentence) is { Success: true } found ? found.Groups["thing"].Value : null;

    [GeneratedRegex(@"^The (?<thing>\p{Ll}[\p{L}\-]+)\b(?!['’]| (of|that|which|who|whose|for|between|behind|in)\b)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
