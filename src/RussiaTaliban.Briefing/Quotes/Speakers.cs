using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes.References;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Who says the words of direct speech, as far as the text tells: the name in the clause that is attached to the quotation marks, or else, where that clause
/// has a pronoun or there is none, the name that spoke last before in the same paragraph.
/// </summary>
internal static partial class Speakers
{
    private const int ClauseLength = 160;

    /// <summary>
    /// The words of the names of people in a passage, in small letters: whoever it gives speech to, presents with an age or as one “who …”, calls by a title, or labels as
    /// a speaker of an interview. No titles, no first words of sentences that name nobody.
    /// </summary>
    public static IEnumerable<string> Named(Passage passage) => Attributions(passage.Text).Select(name => name.Name)
        .Concat(Person().Matches(passage.Text).Select(match => match.Groups["name"].Value))
        .Concat(Titled().Matches(passage.Text).Where(match => AuthorName.IsTitle(match.Groups["title"].Value)).Select(match => match.Groups["name"].Value))
        .Append(Label(passage) ?? "")
        .SelectMany(Words).Where(word => word.Length > 3).Select(word => word.ToLowerInvariant());

    /// <summary>The name at the head of a paragraph of an interview: “Adaeze Thorvald: It helps …”; null if none stands there.</summary>
    public static string? Label(Passage passage) => Labelled().Match(passage.Text) is { Success: true } label ? label.Groups["name"].Value : null;

    /// <summary>
    /// The name that a stretch of direct speech is given to, and whether in the clause attached to it; null if the stretch is no direct speech, or nobody
    /// is named in its paragraph.
    /// </summary>
    public static (string Name, bool IsAttached)? Of(string paragraph, TextSpan span)
    {
        if (MessageParts.Marked(paragraph).Where(marked => marked.Start <= span.Start + 1 && span.Start < marked.End).Cast<TextSpan?>().FirstOrDefault() is not { } marked)
        {
            return null;
        }

        var after = paragraph[(marked.End + 1)..Math.Min(paragraph.Length, marked.End + 1 + ClauseLength)];
        if (paragraph[marked.End - 1] is ',' or '?' or '!' && Following().Match(after) is { Success: true } following && !AskingWords.IsClosed(following.Groups["name"].Value.ToLowerInvariant()))
        {
            return (following.Groups["name"].Value, true);
        }

        // Who is presented in the paragraph is who speaks in it, where no clause gives the words to anybody else: “Edith Farraday, who is 84 …”.
        var before = paragraph[..marked.Start];
        var (speaker, presented) = (Attributions(before).Cast<(string Name, int At)?>().LastOrDefault(), Presented().Matches(before).LastOrDefault());
        return speaker is { } one ? (one.Name, before.TrimEnd().EndsWith(':') && !before[one.At..].Contains(". ", StringComparison.Ordinal))
            : presented is not null && SaidByPronoun().IsMatch(paragraph) ? (presented.Groups["name"].Value, false)
            : null;
    }

    /// <summary>
    /// True if nothing but a clause that says who speaks stands between two quoted stretches: one sentence or a piece of one, with a comma, a full stop or a
    /// colon at its end, and a name or a pronoun with a verb of saying in it.
    /// </summary>
    public static bool Interrupts(string text, TextSpan before, TextSpan after)
    {
        var speech = text.AsSpan(before.Start, before.Length).TrimEnd();
        var clause = text[before.End..after.Start].Trim('”', '“', '"', '\'', '’', '‘', '«', '»', '„', ' ', '\n', '\r');
        return speech.Length > 0 && speech[^1] is ',' or '.' or '?' or '!' or '…' or '—'
            && clause.Length is > 0 and <= ClauseLength && clause[^1] is ',' or '.' or ':' && clause.AsSpan(0, clause.Length - 1).IndexOfAny(".?!;") < 0
            && (Following().IsMatch(clause) || SaidByPronoun().IsMatch(clause) || Attribution().IsMatch(clause) || Saying().IsMatch(clause))
            && !AskingWords.BeginsQuestion([.. clause.Split(' ').Select(word => word.ToLowerInvariant())]);
    }

    /// <summary>True if a paragraph gives speech to somebody of this name, or presents nobody else.</summary>
    public static bool Gives(string paragraph, IReadOnlyCollection<string> names) =>
        Attributions(paragraph).Select(one => one.Name).Any(name => Words(name).Any(word => names.Any(asked => NameSpelling.Same(asked, word))));

    private static IEnumerable<(string Name, int At)> Attributions(string text) => Attribution().Matches(text)
        .Select(match => (match.Groups["name"].Value, match.Index))
        .Where(one => !AskingWords.IsClosed(one.Value.Split(' ')[0].ToLowerInvariant()));

    private static string[] Words(string name) => name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);

    // The clause after the marks: “… ,” recalled Siti Rahmadani; “… ,” Prasetyo said.
    [GeneratedRegex(
        @"\A\s*(\p{Ll}+\s+(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){0,3})|(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){0,3})\s+\p{Ll}+(ed|s|aid|ote|old)\b)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Following();

    [GeneratedRegex(@"\b(he|she|they)\s+(\p{Ll}+\s+)?(said|says|told|tells|wrote|writes|added|adds|asked|answered|replied|recalled|recalls|argued|argues|explained|explains)\b|\b(said|says)\s+(he|she|they)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SaidByPronoun();

    /// <summary>A word of saying before who says it, whoever that is: “says the group's director”.</summary>
    [GeneratedRegex(@"\b(said|says|told|tells|wrote|writes|added|adds|asked|asks|answered|answers|replied|replies|recalled|recalls|argued|argues|explained|explains|insisted|insists)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Saying();

    [GeneratedRegex(@"\A(?<name>\p{Lu}[\p{L}.’'-]+(\s+\p{Lu}[\p{L}.’'-]*){0,3}):\s", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){0,3}),\s+(who|whose|\d{2})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?<title>\p{Lu}\p{L}+\.?)\s+(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+)?)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    // “Tom Ridgeway, of the association, …”, “Farraday, who is 84, …”
    [GeneratedRegex(
        @"(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){1,3}),\s+(of|an?|the|now|\d+)\b|(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){0,3}),\s+(who|whose)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Presented();

    [GeneratedRegex(
        @"(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){0,3})((,\s+[^,.“”]{3,60},)|,)?\s+(who\s+)?(\p{Ll}+ly\s+)?(said|says|told|tells|argued|argues|warned|warns|noted|notes|stated|states|added|adds|explained|explains|wrote|writes|calls|called|thinks|asked|replied|answered|puts?\s+it|had\s+it|has\s+it)\b"
        + @"|\b(said|says|recalled|recalls|asked|asks|added|adds|argued|argues|explained|explains)\s+([\p{L}’'-]+\s+){1,8}?[\p{L}’'-]+,\s+(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){0,3})"
        + @"|”\s+\p{Ll}+\s+(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){0,3})"
        + @"|(\baccording\s+to|(?<=[”""»’,]\s)(said|says|recalled|asked))\s+(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){0,3})",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Attribution();
}
