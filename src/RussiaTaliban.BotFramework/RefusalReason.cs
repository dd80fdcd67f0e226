namespace RussiaTaliban.BotFramework;

/// <summary>Why an activity was refused for good.</summary>
public enum RefusalReason
{
    /// <summary>Any other 4xx answer: the activity or the credentials are at fault.</summary>
    Rejected,

    /// <summary>The person has blocked the bot (403 MessageWritesBlocked) or it was removed: write to them no more.</summary>
    Blocked,

    /// <summary>The conversation or the activity is no longer there (404).</summary>
    Gone,

    /// <summary>The message is over the channel's size limit (413).</summary>
    TooLarge,

    /// <summary>The service address is not one that this bot gives its token to; nothing was sent.</summary>
    UntrustedAddress,
}
