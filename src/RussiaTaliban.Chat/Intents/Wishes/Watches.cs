using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>"Tell me when there is something new on who might recognize the Taliban": a question that is to be watched; "stop watching", "not this".</summary>
internal static class Watches
{
    private const int LongestLeadIn = 14;

    /// <summary>The intent; null where nothing is to be watched.</summary>
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
        if (when < 0 || when > LongestLeadIn || words.Take(when).Any(lexeme => lexeme.Is("every") || lexeme.Is("days") || lexeme.Is("day") || char.IsAsciiDigit(lexeme.Text[0])) || words.Take(when).Any(lexeme => lexeme.Tags.Count == 0))
        {
            return null;
        }

        var about = words.FindIndex(when, lexeme => lexeme.Is("about"));
        var isNew = about > 0 && words.Skip(when).Take(about - when).Any(lexeme => lexeme.Is("newness") || lexeme.Is("whennew") || (lexeme.Of("quant") ?? "").EndsWith("new", StringComparison.Ordinal))
            && words.Skip(when).Take(about - when).All(lexeme => lexeme.Tags.Count > 0);
        return isNew ? Of(wish, about + 1) : alert >= 0 ? Of(wish, when + 1) : null;
    }

    private static WatchIntent? Of(Wish wish, int from)
    {
        if (from < 0 || from >= wish.Lexemes.Count || wish.Lexemes.Skip(from).All(lexeme => lexeme.Tags.Count > 0))
        {
            return null;
        }

        var question = wish.Text[wish.Lexemes[from].Start..].Trim(' ', '“', '”', '"', '«', '»', ':', '.', '!');
        return question.Length is > 0 and <= WatchIntent.MaxLength ? new WatchIntent(question) : null;
    }
}
