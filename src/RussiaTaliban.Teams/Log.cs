using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Teams;

/// <summary>What the Teams channel logs. No words of people, no tokens.</summary>
internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Warning, "Feedback could not be saved: the database is unavailable")]
    public static partial void FeedbackNotKept(ILogger logger);
}
