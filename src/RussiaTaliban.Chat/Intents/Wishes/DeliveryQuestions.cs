using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>
/// Questions about deliveries: "what am I subscribed to", "when is the next one", "did you send it today", "why did I not get it". Made of nothing but
/// the words that deliveries are spoken of with; one other word, and it is a question to the corpus.
/// </summary>
internal static class DeliveryQuestions
{
    private const int MaxBareWords = 4;

    /// <summary>The question; null if it is none.</summary>
    public static SubscriptionsIntent? Read(Wish wish)
    {
        if (!wish.AllKnown || wish.Has("mistyped"))
        {
            return null;
        }

        var words = wish.Lexemes.Skip(wish.HeadAt).Where(lexeme => lexeme.Text is not ("?" or "!" or "." or ",")).ToList();
        if (words.Count > 0 && words[0].Is("telling") && words.Count > 1)
        {
            // "Tell me when the next one comes" asks as "when does the next one come" does.
            var rest = words.SkipWhile(lexeme => lexeme.Is("telling") || lexeme.Is("me")).ToList();
            words = rest.Count > 0 && (Asks(rest[0]) || rest.Exists(lexeme => lexeme.Is("state"))) ? rest : words;
        }

        return words.Count == 0 || IsOrder(words) ? null : About(wish, words) is { } about ? new SubscriptionsIntent { About = about } : null;
    }

    private static SubscriptionQuestion? About(Wish wish, List<Lexeme> words)
    {
        bool Has(string concept) => words.Exists(lexeme => lexeme.Is(concept));
        var done = Has("done");
        var moves = done || Has("came") || Has("fetch") || Has("send");
        var spoken = Has("object") || Has("pron") || Has("single");
        var today = Has("today") || Has("part") || Has("day") || Has("yesterday") || Has("clock") || words.Exists(lexeme => char.IsAsciiDigit(lexeme.Text[0]));
        var asks = words.Exists(Asks);
        var denied = Has("neg") || Has("notdone") || Has("notyet");

        if (Has("ask:why") || Has("ask:where"))
        {
            return (spoken || (moves && (denied || done || today))) && !Has("state") ? SubscriptionQuestion.Missing : null;
        }

        // "Nothing came this morning", "I did not get the digest", "no digest today?"
        if (((Has("neg") && !Has("forbid") && (done || Has("notyet"))) || (Has("notdone") && moves)) && (spoken || today || Has("person") || words[0].Is("neg")) && !Has("state"))
        {
            return SubscriptionQuestion.Missing;
        }

        if (words[0].Is("neg") && spoken && (Has("today") || Has("part")) && wish.IsAsked)
        {
            return SubscriptionQuestion.Missing;
        }

        if ((Has("notyet") && (spoken || today || Has("person"))) || (words[0].Is("notdone") && spoken))
        {
            return SubscriptionQuestion.Missing;
        }

        if (words[0].Is("ask:past") && (moves || Has("notyet")) && (spoken || today || Has("person")) && !Has("ask:when") && !Has("state"))
        {
            return SubscriptionQuestion.Sent;
        }

        if (done && Has("whether") && spoken)
        {
            return SubscriptionQuestion.Sent;
        }

        if (Has("next") && !denied && (asks || wish.IsAsked || words.Count <= MaxBareWords) && (spoken || moves || words.Count <= 2 || Has("when-next")) && !Has("state"))
        {
            return spoken || moves || asks ? SubscriptionQuestion.Next : null;
        }

        if (words[0].Is("ask:when"))
        {
            var habit = words.Count > 1 && (words[1].Text.ToLowerInvariant() is "do" or "are" or "am" || (words[1].Is("person") && words.Count > 2 && words[2].Is("fetch"))) && !Has("again") && !Has("now") && !Has("nextweek");
            return !(spoken || moves) || done ? null
                : habit && (Has("person") || Has("fetch")) ? (Has("again-next") ? SubscriptionQuestion.Next : SubscriptionQuestion.All)
                : SubscriptionQuestion.Next;
        }

        var ahead = Has("tomorrow") || Has("overmorrow") || Has("day") || Has("days") || Has("today") || Has("nextweek") || Has("part");
        if ((words[0].Is("ask:now") || words[0].Is("there")) && ahead && (spoken || moves) && !Has("state") && (wish.IsAsked || words[0].Text.ToLowerInvariant() is not ("do" or "does") || Has("person")))
        {
            return SubscriptionQuestion.Next;
        }

        if (words[0].Is("ask:now") && Has("person") && Has("fetch") && spoken && !done && !Has("neg"))
        {
            return SubscriptionQuestion.All;
        }

        if (Has("ask:what") && Has("channel") && spoken)
        {
            return SubscriptionQuestion.All;
        }

        if (Has("state") && !words.Exists(lexeme => char.IsAsciiDigit(lexeme.Text[0]) || lexeme.Is("days") || lexeme.Is("day") || lexeme.Is("clock")) && (asks || Has("telling") || words.Count <= MaxBareWords && !Has("neg") && !Has("stop")) && (words[0].Is("telling") || words[0].Is("possess") || words[0].Is("state") || asks || wish.IsAsked))
        {
            return SubscriptionQuestion.All;
        }

        // "What do you send me?", "how often do I get it?"
        return Has("ask:what") && moves && !done && Has("person") && (spoken || Has("me") || Has("fetch") || words.Count <= MaxBareWords + 1) ? SubscriptionQuestion.All : null;
    }

    private static bool Asks(Lexeme lexeme) => lexeme.Is("ask") || lexeme.Is("whether");

    /// <summary>True for what tells to do something: "stop …", "can you pause …", "don't send …".</summary>
    private static bool IsOrder(List<Lexeme> words) =>
        words[0].Is("stop") || words[0].Is("pause") || words[0].Is("resume") || words[0].Is("skip") || words[0].Is("remove") || words[0].Is("add") || (words[0].Is("change") && !words[0].Is("ask")) || words[0].Is("subscribe")
        || words[0].Is("forbid") || words.Exists(lexeme => lexeme.Is("every") || lexeme.Is("instead") || lexeme.Is("anymore") || lexeme.Is("onlynew") || lexeme.Is("about") && !lexeme.Is("at") && !lexeme.Is("on"));
}
