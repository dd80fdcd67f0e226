namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>What a token is for.</summary>
internal enum TokenUse
{
    /// <summary>Everything in its conversation.</summary>
    Conversation,

    /// <summary>Opening the stream, once, soon: it stands in an address, and addresses end up in logs.</summary>
    Stream,
}
