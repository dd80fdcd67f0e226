namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>Who writes in a conversation.</summary>
internal static class ConversationUser
{
    private const int MaxLength = 64;

    /// <summary>An id of the caller's choice where it is one that tokens can carry, else a new one.</summary>
    public static string From(TokenParameters? parameters) =>
        parameters?.User?.Id is { Length: > 0 and <= MaxLength } id && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? id
            : "dl_" + Tokens.NewId();
}
