using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.Chat.Conversations;

/// <summary>One thing that a person said to the bot, whatever the channel.</summary>
/// <param name="Text">The words, without the bot's own mention; anything at all, also empty.</param>
public sealed record Turn(ConversationAddress Conversation, Person Speaker, string Text)
{
    private const int WordsOfAQuestion = 3;

    /// <summary>Who reads along. Default: personal.</summary>
    public ConversationKind Kind { get; init; } = ConversationKind.Personal;

    /// <summary>What a button, menu or command asked for; it wins over <see cref="Text"/>. Null where only words came.</summary>
    public Intent? Chosen { get; init; }

    /// <summary>The slugs of the articles that the person chose to ask; empty for all. Text from people.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>Who is alone with the bot: the channel's id of the person. Null where others read along.</summary>
    public string? Alone => Kind == ConversationKind.Personal ? Speaker.Id : null;

    /// <summary>Whether words that stand alone say too little to be answered: they point at something that was said before them ("is this right?", "source?").</summary>
    public static bool PointsElsewhere(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit)) < WordsOfAQuestion || Antecedents.AreMissing(words);
    }

    /// <summary>What is said about another message's words, with these under it as somebody would type them. A channel may repeat them in the text itself.</summary>
    public static string Quoting(string words, string quoted)
    {
        ArgumentNullException.ThrowIfNull(words);
        var said = words.Replace(quoted, "", StringComparison.Ordinal).Trim();
        return said.Length == 0 ? $"“{quoted}”" : $"{said}\n“{quoted}”";
    }
}

/// <summary>Who speaks.</summary>
/// <param name="Id">The channel's id for the person; opaque.</param>
/// <param name="Name">The name shown to others; null where the channel does not tell. Text from people: escape it.</param>
/// <param name="TimeZone">The person's IANA time zone (<c>Asia/Dushanbe</c>); null where the channel does not tell.</param>
public sealed record Person(string Id, string? Name = null, string? TimeZone = null)
{
    /// <summary>The language and region of the person's client, as <c>ru-RU</c>; null where the channel does not tell.</summary>
    public string? Locale { get; init; }

    /// <summary>True where the channel knows that the person owns or runs the conversation: who may change other people's subscriptions in it.</summary>
    public bool IsOwner { get; init; }
}

/// <summary>Where a conversation takes place. The parts are opaque: only the channel that made them reads them.</summary>
/// <param name="Channel">The channel's name: <c>msteams</c>, <c>slack</c>, <c>webchat</c>, <c>terminal</c>, …</param>
/// <param name="Conversation">The conversation's id in that channel, workspace or tenant included where ids repeat between them.</param>
/// <param name="Thread">The thread within it; null where the channel has no threads or the turn stands outside one.</param>
public sealed record ConversationAddress(string Channel, string Conversation, string? Thread = null)
{
    /// <summary>The thread of what only one person sees in a conversation that others are in too.</summary>
    public static string PrivateThread(string person) => "private." + person;

    /// <summary>Whether its very name says that it is one person's: a private thread, or a conversation that is named by the person's id.</summary>
    public bool IsNamedBy(string person) => Conversation == person || Thread == PrivateThread(person);
}

/// <summary>Who reads along.</summary>
public enum ConversationKind
{
    /// <summary>One person and the bot.</summary>
    Personal,

    /// <summary>Several people and the bot.</summary>
    Group,

    /// <summary>A channel of a team or workspace.</summary>
    Channel,
}
