using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Briefing;

/// <summary>Every log line of this assembly. No text from people ever goes into one; a corpus fault may name a heading or a front matter value.</summary>
internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Information, "The corpus has changed: {Articles} articles, {Passages} passages, revision {Revision}")]
    public static partial void CorpusSwapped(ILogger logger, int articles, int passages, string revision);

    [LoggerMessage(5002, LogLevel.Error, "Faults in the corpus folder: {Faults}; everything else is in use, as revision {Revision}")]
    public static partial void CorpusFaults(ILogger logger, string revision, int faults);

    [LoggerMessage(5003, LogLevel.Error, "{Fault}")]
    public static partial void CorpusFault(ILogger logger, string fault);

    [LoggerMessage(5004, LogLevel.Information, "The corpus folder has no more faults; revision {Revision} is in use")]
    public static partial void CorpusMended(ILogger logger, string revision);

    [LoggerMessage(5005, LogLevel.Warning, "The corpus folder cannot be watched ({Reason}); it is read every {Seconds} s instead")]
    public static partial void WatchingByPolling(ILogger logger, double seconds, string reason);
}
