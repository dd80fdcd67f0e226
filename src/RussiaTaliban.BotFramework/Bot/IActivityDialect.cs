namespace RussiaTaliban.BotFramework.Bot;

/// <summary>What an update of a conversation or of an installation means.</summary>
public abstract record ConversationChange
{
    private ConversationChange() { }

    /// <summary>Something about the conversation is other than it was.</summary>
    public sealed record Updated : ConversationChange;

    /// <summary>Somebody has just added the bot.</summary>
    public sealed record Entered : ConversationChange;

    /// <summary>The bot was removed, or what it was in is gone.</summary>
    public sealed record Left : ConversationChange;

    /// <summary>A conversation is gone that need not be the one that tells so.</summary>
    public sealed record Gone(ConversationAddress Conversation) : ConversationChange;
}

/// <summary>What the activities of one channel say in a way of their own. Activities of a channel without a dialect are read as the Bot Framework has them.</summary>
public interface IActivityDialect
{
    /// <summary>The channel, e.g. "msteams".</summary>
    string Channel { get; }

    /// <summary>What a person said in a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="words">Its text, where the mention of the bot is gone and those of others are their names.</param>
    string Words(Activity message, string words);

    /// <summary>What an update means.</summary>
    /// <param name="update">An installationUpdate or a conversationUpdate.</param>
    /// <param name="usual">What it means where the Bot Framework alone is asked.</param>
    ConversationChange Change(Activity update, ConversationChange usual);
}
