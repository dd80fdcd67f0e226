using System.Globalization;

namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>
/// Reads what lexemes say about a schedule, by recursive descent: each rule either takes lexemes or leaves them. What no rule takes and is not a mere
/// filler is left over, and left-over words are asked back.
/// </summary>
/// <param name="lexemes">The lexemes.</param>
/// <param name="text">The message that they are of.</param>
/// <param name="pausing">True if "from Monday to Friday" are dates.</param>
internal sealed partial class PhraseReader(IReadOnlyList<Lexeme> lexemes, string text, bool pausing)
{
    /// <summary>Meanings of words that say nothing of a schedule by themselves.</summary>
    private static readonly string[] Silent = ["filler", "polite", "object", "pron", "me", "here", "and", "comma", "at", "on", "only", "in", "for", "a", "rest", "now", "push", "pull", "its"];

    private readonly SchedulePhrase _phrase = new();
    private readonly bool _isLate = lexemes.Any(lexeme => lexeme.Of("part") is "afternoon" or "evening" or "night" || lexeme.Is("tonight"));

    /// <summary>What they say.</summary>
    public SchedulePhrase Read()
    {
        for (var at = 0; at < lexemes.Count;)
        {
            at = Part(at);
        }

        // "A bit later? Say 8:45"
        if (_phrase is { Fault: ScheduleFault.TimeNeeded, Shift: 0, HasTime: true, HasDays: false })
        {
            (_phrase.Fault, _phrase.FaultyWords, _phrase.Shift) = (ScheduleFault.None, null, null);
        }

        return _phrase;
    }

    private int Part(int at)
    {
        Func<int, int>[] rules = [Flag, Condition, Place, Length, Zone, Often, Shift, Rhythm, Except, DayRange, Nth, MonthDay, Span, Days, DayPart, Time, OneDay, Subject];
        foreach (var rule in rules)
        {
            if (rule(at) is var next && next > at)
            {
                return next;
            }
        }

        // "10 instead of 8": what it takes the place of is not wanted.
        if (Is(at, "insteadof"))
        {
            var from = at + 1;
            while (Is(from, "only") || Is(from, "on") || Is(from, "in"))
            {
                from++;
            }

            var replaced = new PhraseReader([.. lexemes.Skip(from)], text, pausing);
            var taken = from < lexemes.Count ? replaced.Part(0) : 0;
            return replaced._phrase.Leftover.Count == 0 ? Math.Min(lexemes.Count, from + taken) : Left(at);
        }

        return Left(at);
    }

    private int Left(int at)
    {
        var lexeme = lexemes[at];
        var dangles = lexeme.Is("at") && at == lexemes.Count - 1;
        _phrase.Overrides |= lexeme.Is("but");
        if (dangles || !(Silent.Any(lexeme.Is) || IsParting(at)))
        {
            _phrase.Leftover.Add(lexeme.Text);
        }

        return at + 1;
    }

    /// <summary>True for a dash that parts two clauses: white space stands on both sides of it.</summary>
    private bool IsParting(int at) => Raw(at) is "-" or "–" or "—" && lexemes[at].Start > 0 && char.IsWhiteSpace(text[lexemes[at].Start - 1]) && lexemes[at].End < text.Length && char.IsWhiteSpace(text[lexemes[at].End]);

    private bool Is(int at, string concept) => at >= 0 && at < lexemes.Count && lexemes[at].Is(concept);

    private string? Of(int at, string concept) => at >= 0 && at < lexemes.Count ? lexemes[at].Of(concept) : null;

    private string Raw(int at) => at >= 0 && at < lexemes.Count ? lexemes[at].Text : "";

    private string Words(int from, int to) => text[lexemes[from].Start..lexemes[Math.Min(to, lexemes.Count) - 1].End];

    private int Fault(ScheduleFault fault, int from, int to)
    {
        if (_phrase.Fault == ScheduleFault.None)
        {
            (_phrase.Fault, _phrase.FaultyWords) = (fault, Words(from, to));
        }

        return to;
    }

    private int? Number(int at)
    {
        if (Of(at, "num") is { } word)
        {
            var number = int.Parse(word, CultureInfo.InvariantCulture);
            return number is 20 or 30 or 40 or 50 && Of(at + 1, "num") is { Length: 1 } ? number : number;
        }

        return Raw(at) is { Length: > 0 and <= 4 } digits && digits.All(char.IsAsciiDigit) ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    private bool IsSuffix(int at) => Raw(at).ToLowerInvariant() is "st" or "nd" or "rd" or "th" or "го" or "е" or "ое" or "-го" or "-е" or "-ое" or "-й" or "-му" or "му" or "й" && lexemes[at].Start == lexemes[at - 1].End;
}
