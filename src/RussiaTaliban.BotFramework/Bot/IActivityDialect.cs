namespace RussiaTaliban.BotFramework.Bot;

/// <summary>The meaning of an update to a conversation or an installation.</summary>
public abstract record ConversationChange
{
    private ConversationChange() { }

    /// <summary>Something about the conversation has changed.</summary>
    public sealed record Updated : ConversationChange;

    /// <summary>Somebody has just added the bot.</summary>
    public sealed record Entered : ConversationChange;

    /// <summary>The bot was removed, or its conversation was deleted.</summary>
    public sealed record Left : ConversationChange;

    /// <summary>A conversation was deleted; not necessarily the one in which this activity arrived.</summary>
    public sealed record Gone(ConversationAddress Conversation) : ConversationChange;
}

/// <summary>How the activities of one channel differ from the Bot Framework's standard. A channel without a dialect uses the standard.</summary>
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
