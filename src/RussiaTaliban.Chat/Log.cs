using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Chat;

/// <summary>Every log line of this assembly. No text of people or articles ever goes into one.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Error, "A {ReplyKind} was withheld: what it quotes does not stand in passage {PassageId}")]
    public static partial void ReplyWithheld(ILogger logger, string replyKind, string passageId);
}
