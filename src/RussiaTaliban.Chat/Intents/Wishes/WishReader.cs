namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>
/// What a message wants of subscriptions: a new one, a change, an end, a pause, a question to be watched, or an answer about them. Null for what is a
/// question to the corpus. A wish with a word that nothing accounts for is asked back, never done in part.
/// </summary>
internal static class WishReader
{
    private const int MostLexemes = 60;

    /// <summary>The intent of a message; null where it is about something else.</summary>
    public static Intent? Read(string text)
    {
        var wish = Wish.Of(text);
        if (wish.HeadAt < 0 || wish.Lexemes.Count > MostLexemes)
        {
            return null;
        }

        if (DeliveryQuestions.Read(wish) is { } question)
        {
            return question;
        }

        if (Wish.IsQuestion(wish.Head) && !wish.Head.Is("send") && !wish.Head.Is("change") && !wish.Head.Is("neg") && !wish.Has("compare"))
        {
            return null;
        }

        return Watches.Read(wish) ?? Endings.Read(wish) ?? Changes.Read(wish) ?? NewSubscriptions.Read(wish);
    }
}
