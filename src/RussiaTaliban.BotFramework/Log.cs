namespace RussiaTaliban.BotFramework;

/// <summary>Everything this assembly logs. No message text, no token, no secret. Event ids 2000 to 2999.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "Read {Count} signing keys")]
    public static partial void SigningKeysRead(ILogger logger, int count);

    [LoggerMessage(2001, LogLevel.Warning, "The signing keys could not be read ({Fault}); keeping the last valid keys")]
    public static partial void SigningKeysUnavailable(ILogger logger, string fault);

    [LoggerMessage(2002, LogLevel.Warning, "A caller was refused: {Reason}")]
    public static partial void CallerRefused(ILogger logger, string reason);

    [LoggerMessage(2003, LogLevel.Warning, "An activity was refused: {Reason}")]
    public static partial void ActivityRefused(ILogger logger, string reason);

    [LoggerMessage(2004, LogLevel.Information, "An unknown invoke was refused")]
    public static partial void UnknownInvoke(ILogger logger);

    [LoggerMessage(2005, LogLevel.Error, "A turn failed")]
    public static partial void TurnFailed(ILogger logger, Exception fault);

    [LoggerMessage(2006, LogLevel.Warning, "A turn was not accepted: {Pending} are already waiting")]
    public static partial void TooManyTurns(ILogger logger, int pending);

    [LoggerMessage(2007, LogLevel.Information, "A repeated activity was not handled again")]
    public static partial void SeenBefore(ILogger logger);

    [LoggerMessage(2008, LogLevel.Warning, "A message was given up: the time to answer has passed, or it cannot be read")]
    public static partial void MessageGivenUp(ILogger logger);

    [LoggerMessage(2010, LogLevel.Warning, "Nothing was sent: the service address is not trusted")]
    public static partial void UntrustedAddress(ILogger logger);

    [LoggerMessage(2011, LogLevel.Information, "Sending will be retried in {Delay} after {Reason} (attempt {Attempt})")]
    public static partial void SendingAgain(ILogger logger, TimeSpan delay, string reason, int attempt);

    [LoggerMessage(2012, LogLevel.Warning, "Gave up sending after {Attempts} attempts: {Reason}")]
    public static partial void SendingGivenUp(ILogger logger, int attempts, string reason);

    [LoggerMessage(2013, LogLevel.Warning, "The channel refused an activity: {Why}, {Reason}")]
    public static partial void SendingRefused(ILogger logger, string why, RefusalReason reason);

    [LoggerMessage(2015, LogLevel.Information, "A message that had timed out arrived after all, as well as its retry; deleting the duplicate")]
    public static partial void TakenBack(ILogger logger);

    [LoggerMessage(2020, LogLevel.Warning, "No renderer serves the channel {Channel}")]
    public static partial void NoRenderer(ILogger logger, string? channel);

    [LoggerMessage(2021, LogLevel.Warning, "A {Reply} was not delivered completely")]
    public static partial void ReplyNotSent(ILogger logger, string reply);

    [LoggerMessage(2022, LogLevel.Warning, "A conversation reference could not be saved or removed: the database is unavailable")]
    public static partial void ReferenceNotKept(ILogger logger);
}
