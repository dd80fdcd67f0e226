namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>"Tell me when there is something new on who might recognize the Taliban": a question that is to be watched.</summary>
internal static class Watches
{
    /// <summary>The question to watch; null where none is.</summary>
    public static Intent? Read(Wish wish) => null;
}
