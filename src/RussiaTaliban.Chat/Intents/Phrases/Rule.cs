namespace RussiaTaliban.Chat.Intents.Phrases;

/// <summary>One line of what a room needs.</summary>
internal sealed class Rule
{
    private const string Filler = "filler";
    private const string Number = "number";
    private const string Section = "section";
    private const string Paragraph = "paragraph";

    private readonly PhraseRoom _room;
    private readonly string[][] _need;
    private readonly HashSet<string> _allowed;
    private readonly string[] _then;
    private readonly bool _mayBeNumbered;

    public Rule(PhraseRoom room, string need)
    {
        _room = room;
        _need = [.. need.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('/'))];
        _then = Parted(room.Then);
        _allowed = [.. _need.SelectMany(one => one), .. Parted(room.May), .. room.Bare ? Array.Empty<string>() : [Filler]];
        _mayBeNumbered = _allowed.Overlaps([Section, Paragraph, Number]);
    }

    /// <summary>The room, where the message is in it; null otherwise.</summary>
    /// <param name="text">The message.</param>
    /// <param name="lexemes">At each token what may begin there.</param>
    /// <param name="isWhole">False if the message has more words than were broken up.</param>
    public PhraseMatch? Match(string text, IReadOnlyList<IReadOnlyList<PhraseLexeme>> lexemes, bool isWhole) =>
        _room.Opens ? Opened(text, lexemes, 0, 0) : isWhole ? Whole(lexemes, 0, default, []) : null;

    private static string[] Parted(string? meanings) => meanings?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Every token is accounted for, and every need met.</summary>
    private PhraseMatch? Whole(IReadOnlyList<IReadOnlyList<PhraseLexeme>> lexemes, int at, Walk walk, HashSet<(int At, uint Met)> dead)
    {
        if (at >= lexemes.Count)
        {
            return at == lexemes.Count && walk.Met == (1u << _need.Length) - 1
                ? new PhraseMatch(_room.Room, "") { Section = walk.Section, Paragraph = walk.Paragraph, Number = walk.Number }
                : null;
        }

        if (dead.Contains((at, walk.Met)))
        {
            return null;
        }

        foreach (var lexeme in lexemes[at])
        {
            if (Step(walk, lexeme) is { } next && Whole(lexemes, lexeme.Next, next, dead) is { } match)
            {
                return match;
            }
        }

        dead.Add((at, walk.Met));
        return null;
    }

    /// <summary>The walk after a word; null if the word has no place in this room.</summary>
    private Walk? Step(Walk walk, PhraseLexeme lexeme)
    {
        if (_mayBeNumbered && lexeme.Value is { } value)
        {
            return walk.Numbered(value) with { Met = walk.Met | Bits(Number) };
        }

        if (_mayBeNumbered && lexeme.Means("lead"))
        {
            return walk with { Section = 0, Met = walk.Met | Bits(Section) | Bits(Number), Expects = null, Last = null };
        }

        if (lexeme.IsSign)
        {
            return walk;
        }

        if (!lexeme.Meanings.Any(_allowed.Contains))
        {
            return null;
        }

        var met = walk with { Met = lexeme.Meanings.Aggregate(walk.Met, (all, meaning) => all | Bits(meaning)) };
        return _mayBeNumbered && !lexeme.Means("hash") ? met.Named(lexeme.Means(Section) ? Section : lexeme.Means(Paragraph) ? Paragraph : null) : met;
    }

    private uint Bits(string meaning)
    {
        var bits = 0u;
        for (var one = 0; one < _need.Length; one++)
        {
            bits |= Array.IndexOf(_need[one], meaning) >= 0 ? 1u << one : 0;
        }

        return bits;
    }

    /// <summary>The needs stand at the beginning, in their order, with nothing but fillers between them.</summary>
    private PhraseMatch? Opened(string text, IReadOnlyList<IReadOnlyList<PhraseLexeme>> lexemes, int at, int need)
    {
        if (at >= lexemes.Count)
        {
            return null;
        }

        foreach (var lexeme in lexemes[at])
        {
            var match = !lexeme.IsMended && Array.Exists(_need[need], lexeme.Means)
                ? need + 1 == _need.Length ? Rest(text, lexemes, lexeme) : Opened(text, lexemes, lexeme.Next, need + 1)
                : lexeme.IsSign || lexeme.Means(Filler) ? Opened(text, lexemes, lexeme.Next, need)
                : null;
            if (match is not null)
            {
                return match;
            }
        }

        return null;
    }

    private PhraseMatch? Rest(string text, IReadOnlyList<IReadOnlyList<PhraseLexeme>> lexemes, PhraseLexeme last) =>
        _then.Length == 0 || lexemes.Skip(last.Next).Any(at => at.Any(lexeme => Array.Exists(_then, lexeme.Means) || (lexeme.Number is not null && _then.Contains(Number))))
            ? new PhraseMatch(_room.Room, text[last.End..].Trim(' ', ':', ',', '-', '–', '—', '.', '"', '“', '”'))
            : null;

    /// <summary>How far a message has been walked.</summary>
    /// <param name="Met">The needs that are met, a bit each.</param>
    /// <param name="Section">The section named so far.</param>
    /// <param name="Paragraph">The paragraph named so far.</param>
    /// <param name="Number">A number that names neither.</param>
    /// <param name="Expects">What the next number counts: "section 3".</param>
    /// <param name="Last">A number that what follows may name: "the third section".</param>
    private readonly record struct Walk(uint Met, int? Section, int? Paragraph, int? Number, string? Expects, int? Last)
    {
        public Walk Numbered(int value) => Expects switch
        {
            Rule.Section => this with { Section = value, Expects = null },
            Rule.Paragraph => this with { Paragraph = value, Expects = null },
            _ when Section is not null && Paragraph is null => this with { Paragraph = value },
            _ => this with { Number = value, Last = value },
        };

        public Walk Named(string? what) => (what, Last) switch
        {
            (Rule.Section, { } value) => this with { Section = value, Number = null, Last = null },
            (Rule.Paragraph, { } value) => this with { Paragraph = value, Number = null, Last = null },
            _ => this with { Expects = what, Last = null },
        };
    }
}
