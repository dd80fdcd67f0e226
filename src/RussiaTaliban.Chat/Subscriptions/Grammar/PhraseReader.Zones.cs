namespace RussiaTaliban.Chat.Subscriptions.Grammar;

/// <summary>Time zones as people write them.</summary>
internal sealed partial class PhraseReader
{
    private const int MaxZoneNameWords = 5;

    private int Zone(int at)
    {
        if (at >= lexemes.Count)
        {
            return at;
        }

        if (Is(at, "mytime"))
        {
            _phrase.OwnZone = true;
            return at + 1;
        }

        if (Raw(at) is { Length: > 3 } token && token.Contains('/', StringComparison.Ordinal) && char.IsAsciiLetter(token[0]))
        {
            return Zoned(ZoneNames.Find(token), at, at + 1);
        }

        if ((Is(at, "moved") || Is(at, "timezone")) && Zone(at + 1) is var named && named > at + 1 && _phrase.Zone is not null)
        {
            return named;
        }

        var start = at;
        if (Raw(at).ToLowerInvariant() is "utc" or "gmt" && at + 1 < lexemes.Count && Raw(at + 1) is { Length: > 0 } sign && (sign[0] is '+' or '-' or '−' or '–'))
        {
            if (sign.Length > 1)
            {
                return Zoned(ZoneNames.Find("utc" + sign), at, at + 2);
            }

            if (Number(at + 2) is not null || IsClock(at + 2))
            {
                return Zoned(ZoneNames.Find("utc" + sign + Raw(at + 2)), at, at + 3);
            }
        }

        if (Raw(at) is { Length: >= 5 } bare && bare[0] is '+' or '-' or '−' && Raw(at).Contains(':', StringComparison.Ordinal))
        {
            return Zoned(ZoneNames.Find("utc" + Raw(at)), at, at + 1);
        }

        var prep = Is(at, "in") || (Is(at, "at") && Raw(at).Equals("at", StringComparison.OrdinalIgnoreCase)) || Raw(at).ToLowerInvariant() is "for" or "по" or "to" or "on" or "use";
        start = prep ? at + 1 : at;
        if (Raw(start).Equals("the", StringComparison.OrdinalIgnoreCase) && prep)
        {
            start++;
        }

        for (var length = Math.Min(MaxZoneNameWords, lexemes.Count - start); length > 0; length--)
        {
            var end = start + length;
            var name = Words(start, end).TrimEnd('.', ',');
            if (name.Length == 0 || !char.IsLetter(name[0]) || (length == 1 && name.Length < 2))
            {
                continue;
            }

            var timed = Is(end, "time");
            var plain = lexemes[start].Tags.Count == 0 || lexemes.Skip(start).Take(length).Any(lexeme => lexeme.Tags.Count == 0);
            var known = plain || Vocabulary.Zone(name) is not null;
            var announced = Is(at, "in") || (at > 0 && (Is(at - 1, "moved") || Is(at - 1, "timezone")));
            var alone = (plain && _phrase.HasTime) || ((_phrase.HasTime || at > 0) && Vocabulary.Zone(name) is not null && IsLikelyZone(at, name));
            if (!(timed && (known || Vocabulary.Ambiguous(name) is not null)) && !(announced && known) && !alone)
            {
                continue;
            }

            if (Vocabulary.Ambiguous(name) is { } several)
            {
                (_phrase.SeveralZones, _phrase.Zone) = ([name, .. several], several[0]);
                return timed ? end + 1 : end;
            }

            if ((Vocabulary.Zone(name) ?? ZoneNames.Find(name)) is { } zone)
            {
                _phrase.Zone = zone;
                return timed ? end + 1 : end;
            }
        }

        // "Atlantis time", "in Atlantis": a place that is not known.
        if (prep || lexemes[at].Tags.Count == 0)
        {
            var end = start;
            while (end < lexemes.Count && lexemes[end].Tags.Count == 0 && char.IsLetter(Raw(end)[0]))
            {
                end++;
            }

            if (end > start && (Is(end, "time") || (Is(at, "in") && (end == lexemes.Count || Is(end, "comma")) && char.IsUpper(Raw(start)[0]))))
            {
                return Fault(ScheduleFault.ZoneUnknown, start, end) + (Is(end, "time") ? 1 : 0);
            }
        }

        return at;
    }

    private bool IsLikelyZone(int at, string name) => _phrase.HasTime || name.All(char.IsUpper) || at == lexemes.Count - 1;

    private int Zoned(string? zone, int from, int to)
    {
        if (zone is null)
        {
            return Fault(ScheduleFault.ZoneUnknown, from, to);
        }

        _phrase.Zone = zone;
        return Is(to, "time") ? to + 1 : to;
    }
}
