using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.Chat.Sharing;

/// <summary>Whether a passage may be shared with a conversation.</summary>
public abstract record ShareTarget
{
    private ShareTarget() { }

    /// <summary>The sharer and the bot are members.</summary>
    /// <param name="Name">Its name as the sharer knows it.</param>
    public sealed record Open(ConversationAddress Conversation, string Name) : ShareTarget;

    /// <summary>More than one conversation may be meant; the sharer and the bot are members of each.</summary>
    /// <param name="Places">Those that may be named where the sharer speaks; may be empty.</param>
    public sealed record Several(IReadOnlyList<SharePlace> Places) : ShareTarget;

    /// <summary>No such conversation, or not for this sharer.</summary>
    /// <param name="Places">Those that may be offered instead; may be empty.</param>
    public sealed record Closed(IReadOnlyList<SharePlace> Places) : ShareTarget;

    /// <summary>The platform did not provide the information.</summary>
    public sealed record Unknown : ShareTarget;
}

/// <summary>A conversation that may be chosen as a target for sharing.</summary>
/// <param name="Id">What names it to <see cref="IConversationDirectory.FindAsync"/> without doubt.</param>
/// <param name="Name">What it is called. Text from people: escape it.</param>
public sealed record SharePlace(string Id, string Name);

/// <summary>The conversations that may be offered to a person in the current conversation.</summary>
/// <param name="Places">In the order in which they are shown; empty if there is none, or if the platform has a built-in list.</param>
/// <param name="IsWhole">False if the platform did not tell everything.</param>
public sealed record SharePlaces(IReadOnlyList<SharePlace> Places, bool IsWhole);

/// <summary>The result of sharing a quote.</summary>
public enum ShareOutcome
{
    /// <summary>It stands in the other conversation.</summary>
    Shared,

    /// <summary>No passage was shown yet that could be meant.</summary>
    NothingToShare,

    /// <summary>From this channel nothing can be sent to another conversation.</summary>
    NotOnThisChannel,

    /// <summary>There is no such conversation, or the sharer is no member of it, or the bot is not in it. The three are not told apart:
    /// the name of a closed conversation is nobody's business.</summary>
    NoSuchPlace,

    /// <summary>Whether the sharer is a member could not be found out just now; so nothing was shared.</summary>
    MembershipUnknown,

    /// <summary>The note is longer than <see cref="ShareIntent.MaxNoteLength"/>.</summary>
    NoteTooLong,

    /// <summary>The receipt could not be kept just now, and no quote leaves without one.</summary>
    NoReceipt,

    /// <summary>The platform did not take the message.</summary>
    NotSent,

    /// <summary>A receipt shows nothing any more.</summary>
    Withdrawn,

    /// <summary>Only who made a receipt may withdraw it; or there is none. The two are not told apart.</summary>
    NotWithdrawn,

    /// <summary>The platform gave no answer: it may stand in the other conversation, or not.</summary>
    Unclear,
}

/// <summary>Knows the conversations of one channel that the bot is in, and who is in them.</summary>
public interface IConversationDirectory
{
    /// <summary>The channel it knows: <see cref="ConversationAddress.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>
    /// The conversation that a person means. Fails closed: <see cref="ShareTarget.Open"/> only where the platform has just said that the person and the
    /// bot are members.
    /// </summary>
    /// <param name="sharer">The person.</param>
    /// <param name="from">The conversation they speak in.</param>
    /// <param name="target">What they typed or chose; anything at all.</param>
    Task<ShareTarget> FindAsync(Person sharer, ConversationAddress from, string target, CancellationToken cancellationToken);

    /// <summary>
    /// The conversations that the platform has just said both are members of, for the person to choose from. Where others read along, only those that
    /// are no news to them.
    /// </summary>
    /// <param name="sharer">The person.</param>
    /// <param name="from">The conversation they speak in.</param>
    Task<SharePlaces> ListAsync(Person sharer, ConversationAddress from, CancellationToken cancellationToken);
}
