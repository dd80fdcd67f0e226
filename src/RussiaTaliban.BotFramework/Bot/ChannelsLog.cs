using Microsoft.Extensions.Logging;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>Everything this assembly logs. No text of people or articles. Event ids 4000 to 4099.</summary>
internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Warning, "No renderer serves the channel {Channel}")]
    public static partial void NoRenderer(ILogger logger, string? channel);

    [LoggerMessage(4001, LogLevel.Warning, "A {Reply} did not arrive whole")]
    public static partial void ReplyNotSent(ILogger logger, string reply);

    [LoggerMessage(4002, LogLevel.Warning, "The reference of a conversation could not be kept or removed: the store is down")]
    public static partial void ReferenceNotKept(ILogger logger);

    [LoggerMessage(4003, LogLevel.Warning, "A word of feedback could not be kept: the store is down")]
    public static partial void FeedbackNotKept(ILogger logger);
}
