using Microsoft.Extensions.Logging;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>Everything this assembly logs. No text of people or articles.</summary>
internal static partial class Log
{
    [LoggerMessage(2020, LogLevel.Warning, "No renderer serves the channel {Channel}")]
    public static partial void NoRenderer(ILogger logger, string? channel);

    [LoggerMessage(2021, LogLevel.Warning, "A {Reply} did not arrive whole")]
    public static partial void ReplyNotSent(ILogger logger, string reply);

    [LoggerMessage(2022, LogLevel.Warning, "The reference of a conversation could not be kept or removed: the store is down")]
    public static partial void ReferenceNotKept(ILogger logger);

    [LoggerMessage(2023, LogLevel.Warning, "A word of feedback could not be kept: the store is down")]
    public static partial void FeedbackNotKept(ILogger logger);
}
