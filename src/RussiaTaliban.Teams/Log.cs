using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Teams;

/// <summary>What the Teams channel logs. No words of people, no tokens.</summary>
internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Warning, "A word of feedback could not be kept: the store is down")]
    public static partial void FeedbackNotKept(ILogger logger);
}
