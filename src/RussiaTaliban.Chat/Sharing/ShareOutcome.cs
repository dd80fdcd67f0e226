namespace RussiaTaliban.Chat;

/// <summary>What came of sharing a quote.</summary>
public enum ShareOutcome
{
    /// <summary>It stands in the other conversation.</summary>
    Shared,

    /// <summary>No passage was shown yet that could be meant.</summary>
    NothingToShare,

    /// <summary>From this channel nothing can be sent to another conversation.</summary>
    NotOnThisChannel,

    /// <summary>There is no such conversation, or the sharer is no member of it, or the bot is not in it. The three are not told apart: the name of a closed conversation is nobody's business.</summary>
    NoSuchPlace,

    /// <summary>Whether the sharer is a member could not be found out just now; so nothing was shared.</summary>
    MembershipUnknown,

    /// <summary>The note is longer than <see cref="ShareIntent.MaxNoteLength"/>.</summary>
    NoteTooLong,

    /// <summary>The receipt could not be kept just now, and no quote leaves without one.</summary>
    NoReceipt,

    /// <summary>The platform did not take the message.</summary>
    NotSent,

    /// <summary>The platform gave no answer: it may stand in the other conversation, or not.</summary>
    Unclear,
}
