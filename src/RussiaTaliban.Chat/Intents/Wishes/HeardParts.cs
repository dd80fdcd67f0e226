using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>The parts that a listener marked in a message, and what the grammar makes of the words of each.</summary>
/// <param name="text">The message.</param>
/// <param name="parts">The parts, in order.</param>
internal sealed partial class HeardParts(string text, IReadOnlyList<HeardPart> parts)
{
    /// <summary>True if this is one of the parts.</summary>
    public bool Holds(HeardPart part) => parts.Contains(part);

    /// <summary>True if there is a part of this tag.</summary>
    public bool Has(string tag) => parts.Any(part => part.Tag == tag);

    /// <summary>The words of each part of this tag.</summary>
    public IReadOnlyList<string> Of(string tag) => [.. parts.Where(part => part.Tag == tag).Select(Words)];

    /// <summary>The words of the first part of this tag; null for none.</summary>
    public string? First(string tag) => parts.FirstOrDefault(part => part.Tag == tag) is { } part ? Words(part) : null;

    /// <summary>Subjects: each as the person put it, without what stands around a name.</summary>
    public IReadOnlyList<string> Subjects(string tag) =>
        [.. Of(tag).SelectMany(words => Joint().Split(words)).Select(Subject).Where(subject => subject.Length is > 0 and <= ScheduleDetails.MaxSubjectLength).Distinct(StringComparer.OrdinalIgnoreCase).Take(ScheduleDetails.MaxSubjects)];

    /// <summary>True if the subject is everything.</summary>
    public bool IsEverything(string tag) => Of(tag) is { Count: > 0 } all && all.All(words => Vocabulary.Lex(words) is var lexemes && lexemes.TrueForAll(lexeme => lexeme.Is("whole") || lexeme.Is("alltopics") || lexeme.Is("topic") || lexeme.Is("the") || lexeme.Is("object")));

    /// <summary>
    /// Days, times and zone, in the order in which they were said, with the small words between them ("at 7 but 9 on Saturday"). Where some words of a kind are understood,
    /// those that are not were no part of the schedule ("Mon-Fri, school days").
    /// </summary>
    /// <param name="isDated">True if a day is a day of the calendar: one summary, a pause.</param>
    public SchedulePhrase Schedule(bool isDated)
    {
        var said = parts.Where(part => part.Tag is "days" or "time").Select(part => (Part: part, Words: part.Tag == "days" ? Days(Words(part), isDated) : AtTime(Words(part)))).ToList();
        var understood = said.FindAll(one => Read(one.Words, isDated) is { Leftover.Count: 0 } read && (one.Part.Tag == "days" ? read.HasDays || read.Dates.Count > 0 || read.Part is not null || read.Fault != ScheduleFault.None : read.HasTime || read.Part is not null || read.Fault != ScheduleFault.None));
        var kept = said.FindAll(one => understood.Contains(one) || !understood.Exists(other => other.Part.Tag == one.Part.Tag));
        _leftOut.AddRange(said.Except(kept).Where(one => one.Part.Tag == "time").Select(one => Words(one.Part)));
        var canonical = string.Concat(kept.Select((one, at) => (at == 0 ? "" : Between(kept[at - 1].Part.Span.End, one.Part.Span.Start)) + one.Words));
        var phrase = Read(canonical + string.Concat(Of("zone").Where(zone => ZoneOf(zone) is null).Select(zone => $", in {zone}")), isDated);
        if (Of("zone").Select(ZoneOf).FirstOrDefault(zone => zone is not null) is { } known)
        {
            phrase.Zone ??= known;
        }

        if (phrase.Leftover.Count > 0 && Has("days") == (phrase.HasDays || phrase.Dates.Count > 0 || phrase.Part is not null) && Has("time") == phrase.HasTime && phrase.Leftover.TrueForAll(word => Vocabulary.Lex(word) is [{ Tags.Count: 0 }]))
        {
            // What the grammar does not know beside what it does: "8:20 tbh".
            phrase.Leftover.Clear();
        }

        if (phrase.Fault == ScheduleFault.None && phrase.Leftover.Count > 0)
        {
            (phrase.Fault, phrase.FaultyWords) = (Has("time") && !phrase.HasTime ? ScheduleFault.TimeVague : ScheduleFault.NotUnderstood, string.Join(' ', phrase.Leftover));
        }

        return phrase;
    }

    /// <summary>A week.</summary>
    private const int MaxMinutesFromNow = 10_080;

    /// <summary>Minutes from now: "in twenty minutes", "in an hour". Null if no such time was said.</summary>
    public int? FromNow()
    {
        if (Of("time") is not [var only] || Vocabulary.Lex(only) is not [{ } first, .., { } unit] lexemes || !first.Text.Equals("in", StringComparison.OrdinalIgnoreCase) || unit.Of("unit") is not ("minute" or "hour"))
        {
            return null;
        }

        var half = lexemes.Exists(lexeme => lexeme.Is("half") || lexeme.Text.Equals("half", StringComparison.OrdinalIgnoreCase));
        var number = lexemes.Select(lexeme => lexeme.Of("num") ?? (lexeme.Text.All(char.IsAsciiDigit) ? lexeme.Text : null)).FirstOrDefault(digits => digits is not null);
        var count = number is null ? 1 : int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var said) && said <= MaxMinutesFromNow ? said : -1;
        var minutes = (unit.Of("unit") == "hour" ? 60 : 1) * count / (half && number is null ? 2 : 1);
        return minutes is > 0 and <= MaxMinutesFromNow ? minutes : null;
    }

    /// <summary>True if one is spoken of and not named: "stop it", "kill that".</summary>
    public bool SaysIt => Vocabulary.Lex(text).Exists(lexeme => lexeme.Text.ToLowerInvariant() is "it" or "this" or "that");

    /// <summary>Words that carry a part and say nothing that is understood: shown beside an offer, so that nothing is left out in silence.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    private readonly List<string> _leftOut = [];

    /// <summary>The small words between two parts, as far as they join them.</summary>
    private string Between(int from, int to)
    {
        var joints = Vocabulary.Lex(text[from..Math.Max(from, to)]).Where(lexeme => lexeme.Text.ToLowerInvariant() is "and" or "but" or "on" or "&" or "+").Select(lexeme => lexeme.Text).ToList();
        return joints.Count == 0 ? ", " : $" {string.Join(' ', joints)} ";
    }

    /// <summary>"At seven": with "sevenish" as seven.</summary>
    private string AtTime(string words)
    {
        var plain = Roughly().Replace(words, match => Vocabulary.Lex(match.Groups[1].Value) is [var number] && number.Is("num") ? match.Groups[1].Value : match.Value);
        plain = plain.StartsWith("at ", StringComparison.OrdinalIgnoreCase) ? plain : $"at {plain}";
        return IsLate && Read(plain, isDated: false) is { Part: null, Said: [{ Time: { Hour: >= LeastLate and < 12 } }] } && !SaysHalfOfDay().IsMatch(plain) ? $"{plain} in the evening" : plain;
    }

    /// <summary>"An evening edition, half seven": a part of the day that is said apart from the time.</summary>
    private bool IsLate => Vocabulary.Lex(text) is var lexemes && lexemes.Exists(lexeme => lexeme.Of("part") is "evening" or "night") && !lexemes.Exists(lexeme => lexeme.Of("part") == "morning");

    private const int LeastLate = 5;

    [GeneratedRegex(@"(?<!\p{L})[ap]\.?m(?!\p{L})|^at 0\d|:\d\d.*[ap]m", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysHalfOfDay();

    [GeneratedRegex(@"\b(\p{L}+)-?ish\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Roughly();

    /// <summary>The IANA zone of a name; null for none that is known.</summary>
    public static string? ZoneOf(string words)
    {
        var name = words.Trim(' ', '.', '(', ')');
        name = name.EndsWith(" time", StringComparison.OrdinalIgnoreCase) ? name[..^5].TrimEnd() : name;
        return Vocabulary.Ambiguous(name) is null ? Vocabulary.Zone(name) ?? ZoneNames.Find(name) : null;
    }

    /// <summary>Days that are taken out; none where the words name no days, or a part of a day as well.</summary>
    public Weekdays Days(string tag)
    {
        var days = Weekdays.None;
        foreach (var words in Of(tag))
        {
            var phrase = Read(words, isDated: false);
            var named = phrase.Leftover.Count == 0 && phrase.Fault == ScheduleFault.None ? phrase.Said.Aggregate(Weekdays.None, (all, said) => all | (said.Days ?? Weekdays.None)) : Weekdays.None;
            days |= named;
            if (named == Weekdays.None && phrase.Said.Count == 0 && phrase.Part is null)
            {
                _leftOut.Add(words);
            }
        }

        return days;
    }

    /// <summary>The day that is meant by "from", "until"; null if it names none.</summary>
    public (PauseEnd? From, PauseEnd? Until, bool Through, int? Duration, bool IsClear) Bounds()
    {
        var words = new List<string>();
        words.AddRange(Of("from").Take(1).Select(part => Vocabulary.Lex(part) is not [var only] ? $"from {part}" : only.Is("month") ? $"from 1 {part}" : only.Is("nextweek") ? "from Monday" : $"from {part}"));
        words.AddRange(Of("until").Take(1).Select(part => $"until {Inclusive().Replace(part, "")}"));
        words.AddRange(Of("for").Take(1).Select(part => part.StartsWith("for ", StringComparison.OrdinalIgnoreCase) ? part : $"for {part}"));
        var phrase = Read(string.Join(' ', words), isDated: true);
        var isClear = phrase is { Fault: ScheduleFault.None, Leftover.Count: 0 } && (!Has("from") || phrase.From is not null) && (!Has("until") || phrase.Until is not null) && (!Has("for") || phrase.Duration is not null);
        return (phrase.From, phrase.Until, phrase.Through, phrase.Duration, isClear);
    }

    /// <summary>The words about when a stretch begins, ends and lasts, to be said after a verb: "from Monday until 4 January".</summary>
    public string BoundWords() => string.Join(' ', Of("from").Select(part => Vocabulary.Lex(part) is [var week] && week.Is("nextweek") ? "from Monday" : $"from {part}").Concat(Of("until").Select(part => $"until {part}"))
        .Concat(Of("for").Select(part => part.StartsWith("for ", StringComparison.OrdinalIgnoreCase) ? part : $"for {part}")));

    /// <summary>How many sentences; null if nothing was said of it that is understood.</summary>
    public int? Length()
    {
        if (First("length") is not { } words)
        {
            return null;
        }

        if (Read(words, isDated: false).Sentences is { } known)
        {
            return known;
        }

        // "Five lines", "three bullets max", "top three": whatever is counted, it is sentences here.
        var lexemes = Vocabulary.Lex(words);
        var number = lexemes.Select(lexeme => lexeme.Of("num") ?? (lexeme.Text.All(char.IsAsciiDigit) ? lexeme.Text : null)).FirstOrDefault(digits => digits is not null);
        if (number is not null && int.TryParse(number, out var count) && count is >= 1 and <= MostSentences)
        {
            return count;
        }

        if (lexemes.Select(lexeme => lexeme.Of("length")).FirstOrDefault(length => length is not null) is { } found)
        {
            return found == "all" ? ScheduleDetails.Everything : int.Parse(found, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (!lexemes.TrueForAll(lexeme => lexeme.Is("object") || lexeme.Is("filler")))
        {
            _leftOut.Add(words);
        }

        return null;
    }

    /// <summary>True for "only when there is something new", false if that condition is to go; null if nothing was said of it.</summary>
    public bool? OnlyNew() => First("new") is { } words ? !Read(words, isDated: false).AlsoOld : null;

    /// <summary>How many minutes later; null if nothing was said of it, 0 where the amount is not understood.</summary>
    public int? Shift() => First("shift") is { } words ? Read(words, isDated: false).Shift ?? 0 : null;

    private const int MostSentences = 8;

    /// <summary>What the grammar makes of some words.</summary>
    internal static SchedulePhrase Read(string words, bool isDated) => new PhraseReader(Vocabulary.Lex(words), words, isDated).Read();

    private string Words(HeardPart part) => part.Span.Of(text);

    private static string Days(string words, bool isDated) => isDated && !words.StartsWith("on ", StringComparison.OrdinalIgnoreCase) && Vocabulary.Lex(words) is [{ } first, ..] && (first.Is("day") || first.Is("month")) ? $"on {words}" : words;

    private static string Subject(string words)
    {
        var subject = words.Trim(' ', '“', '”', '"', '\'', '.', ',', '!', '(', ')');
        var lexemes = Vocabulary.Lex(subject);
        while (lexemes.Count > 1 && (lexemes[^1].Is("topicnoun") || lexemes[^1].Is("object")) && char.IsLower(lexemes[^1].Text[0]))
        {
            lexemes = lexemes[..^1];
        }

        while (lexemes.Count > 1 && (lexemes[0].Is("the") || lexemes[0].Is("newsword")))
        {
            lexemes = lexemes[1..];
        }

        return lexemes.Count == 0 ? "" : subject[lexemes[0].Start..lexemes[^1].End];
    }

    [GeneratedRegex(@"\s*(?:\band\b|\bor\b|[+&,/])\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\s*(?:\(?inclusive\)?|\(?included\)?|and including)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Inclusive();

    [GeneratedRegex(@"['’]s$|s['’]$", RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();
}
