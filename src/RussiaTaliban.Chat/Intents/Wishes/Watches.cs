using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>"Tell me when there is something new on who might recognize the Taliban": a question that is to be watched; "stop watching", "not this".</summary>
internal static class Watches
{
    private const int MaxLeadInWords = 14;
    private const int MaxCallWords = 4;

    /// <summary>The intent; null if nothing is to be watched.</summary>
    public static Intent? Read(Wish wish)
    {
        var words = wish.Lexemes;
        var at = wish.Find("notthis", 2);
        if (at >= 0 && words.Skip(at + 1).All(lexeme => lexeme.Is("polite") || lexeme.Is("filler") || lexeme.Is("pron")))
        {
            return new NotThisIntent();
        }

        if (wish.BeginsWith("unwatch"))
        {
            return new StopIntent { Which = SubscriptionFilter.Watched };
        }

        var watch = wish.Find("watch", 3);
        if (watch >= 0)
        {
            return Of(wish, words.FindIndex(watch + 1, lexeme => !lexeme.Is("watchedthing") && lexeme.Text is not (":" or ",")));
        }

        // "Let me know when there is something new on …", "alert me when China …"
        var alert = wish.Find("alert", 3);
        var tell = alert >= 0 ? alert : wish.Find("send", 3);
        var when = tell < 0 ? -1 : words.FindIndex(tell, lexeme => lexeme.Is("when") || lexeme.Is("whennew") || lexeme.Is("ask:when"));
        if (when < 0 || when > MaxLeadInWords || words.Take(when).Any(lexeme => lexeme.Is("every") || lexeme.Is("days") || lexeme.Is("day") || char.IsAsciiDigit(lexeme.Text[0])) || words.Take(when).Any(lexeme => lexeme.Tags.Count == 0))
        {
            return null;
        }

        var about = words.FindIndex(when, lexeme => lexeme.Is("about"));
        var isNew = about > 0 && words.Skip(when).Take(about - when).Any(lexeme => lexeme.Is("newness") || lexeme.Is("whennew") || (lexeme.Of("quant") ?? "").EndsWith("new", StringComparison.Ordinal))
            && words.Skip(when).Take(about - when).All(lexeme => lexeme.Tags.Count > 0);
        return isNew ? Of(wish, about + 1) : alert >= 0 ? Of(wish, when + 1) : null;
    }

    /// <summary>Where the subject ends: before "for me", and before "when there is something new" with an "and shout" in front of it.</summary>
    private static int End(List<Lexeme> words, int from)
    {
        var end = words.FindIndex(from + 1, lexeme => lexeme.Is("whennew") || lexeme.Is("when") && words.Skip(words.IndexOf(lexeme)).Any(later => later.Is("newness")));
        if (end < 0)
        {
            end = words.Count;
        }
        else if (words.FindLastIndex(end - 1, Math.Min(end - from, MaxCallWords), lexeme => lexeme.Is("and") || lexeme.Is("comma")) is > 0 and var joint && joint > from)
        {
            end = joint;
        }

        var call = words.FindIndex(from + 1, end - from - 1, lexeme => lexeme.Is("and") && words.IndexOf(lexeme) is var at && at + 1 < words.Count && (words[at + 1].Is("alert") || (words[at + 1].Is("send") && words[at + 1].Text.EndsWith("me", StringComparison.OrdinalIgnoreCase))));
        end = call > from ? call : end;
        var forMe = words.FindIndex(from + 1, end - from - 1, lexeme => lexeme.Is("me") || lexeme.Text.EndsWith(" me", StringComparison.OrdinalIgnoreCase));
        var isEnd = forMe > 0 && (forMe == end - 1 || words[forMe + 1].Is("and") || words[forMe + 1].Is("comma"));
        return isEnd && forMe > from + 1 && words[forMe - 1].Text.Equals("for", StringComparison.OrdinalIgnoreCase) ? forMe - 1 : end;
    }

    private static WatchIntent? Of(Wish wish, int from)
    {
        if (from < 0 || from >= wish.Lexemes.Count || wish.Lexemes.Skip(from).All(lexeme => lexeme.Tags.Count > 0))
        {
            return null;
        }

        var end = End(wish.Lexemes, from);
        var question = wish.Text[wish.Lexemes[from].Start..wish.Lexemes[end - 1].End].Trim(' ', '“', '”', '"', '«', '»', ':', '.', '!');
        return question.Length is > 0 and <= WatchIntent.MaxLength ? new WatchIntent(question) : null;
    }
}
