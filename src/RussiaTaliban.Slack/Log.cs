namespace RussiaTaliban.Slack;

/// <summary>This assembly's log messages, with the ids 3000 to 3099. None holds a message's text, a token, or an address with a secret in it.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Information, "Connected to Slack")]
    public static partial void Ready(this ILogger log);

    [LoggerMessage(3001, LogLevel.Error, "The Slack token lacks these scopes: {Scopes}")]
    public static partial void MissingScopes(this ILogger log, string scopes);

    [LoggerMessage(3002, LogLevel.Error, "Slack refused the token in {Method}: {Error}")]
    public static partial void Revoked(this ILogger log, string method, string error);

    [LoggerMessage(3003, LogLevel.Error, "The workspace removed the app: {Event}")]
    public static partial void Withdrawn(this ILogger log, string @event);

    [LoggerMessage(3010, LogLevel.Warning, "A request to {Path} was refused: {Reason}")]
    public static partial void RequestRefused(this ILogger log, string path, string reason);

    [LoggerMessage(3011, LogLevel.Debug, "A repeated {Kind} was dropped")]
    public static partial void DroppedDuplicate(this ILogger log, string kind);

    [LoggerMessage(3012, LogLevel.Warning, "The queue is closing or already holds {Capacity} items; Slack will resend this")]
    public static partial void QueueFull(this ILogger log, int capacity);

    [LoggerMessage(3013, LogLevel.Warning, "Shutdown ran out of time; {Count} questions and clicks were not answered")]
    public static partial void Abandoned(this ILogger log, int count);

    [LoggerMessage(3014, LogLevel.Error, "Handling a {Kind} failed")]
    public static partial void HandlerFailed(this ILogger log, Exception fault, string kind);

    [LoggerMessage(3015, LogLevel.Information, "A payload of type {Type} was acknowledged and ignored")]
    public static partial void Ignored(this ILogger log, string type);

    [LoggerMessage(3016, LogLevel.Warning, "A submission took longer than Slack's time limit")]
    public static partial void SubmissionTooSlow(this ILogger log);

    [LoggerMessage(3020, LogLevel.Information, "{Method} is rate limited; waiting {Wait}")]
    public static partial void RateLimited(this ILogger log, string method, TimeSpan wait);

    [LoggerMessage(3021, LogLevel.Warning, "{Method} is still rate limited; giving up. Slack asked for another {Wait}")]
    public static partial void RateLimitExhausted(this ILogger log, string method, TimeSpan wait);

    [LoggerMessage(3022, LogLevel.Warning, "{Method} was refused: {Error}")]
    public static partial void Refused(this ILogger log, string method, string error);

    [LoggerMessage(3023, LogLevel.Warning, "{Method} got no usable response")]
    public static partial void CallFailed(this ILogger log, Exception fault, string method);

    [LoggerMessage(3030, LogLevel.Information, "Socket Mode connection {Slot} is open")]
    public static partial void SocketOpen(this ILogger log, int slot);

    [LoggerMessage(3031, LogLevel.Information, "Socket Mode connection {Slot} closed: {Reason}")]
    public static partial void SocketEnds(this ILogger log, int slot, string reason);

    [LoggerMessage(3032, LogLevel.Warning, "Socket Mode connection {Slot} could not be opened: {Reason}")]
    public static partial void SocketRefused(this ILogger log, int slot, string reason);

    [LoggerMessage(3033, LogLevel.Warning, "A Socket Mode frame could not be read")]
    public static partial void UnreadableFrame(this ILogger log, Exception fault);

    [LoggerMessage(3034, LogLevel.Warning, "A Socket Mode frame could not be acknowledged; Slack will resend it")]
    public static partial void FrameFailed(this ILogger log, Exception fault);

    [LoggerMessage(3040, LogLevel.Error, "Gave up on a {Kind} after {Attempts} attempts: the time to answer has passed")]
    public static partial void GivenUp(this ILogger log, string kind, int attempts);

    [LoggerMessage(3041, LogLevel.Error, "An inbox entry from an earlier version cannot be read")]
    public static partial void Unreadable(this ILogger log);

    [LoggerMessage(3042, LogLevel.Warning, "Another process has taken over an answer")]
    public static partial void ClaimLost(this ILogger log);

    [LoggerMessage(3043, LogLevel.Warning, "{Method} refused the blocks ({Error}); sent as plain text")]
    public static partial void AsText(this ILogger log, string method, string error);

    [LoggerMessage(3044, LogLevel.Warning, "A conversation refused its answer ({Error}); the user gets it in a direct message")]
    public static partial void ToldOtherwise(this ILogger log, string error);

    [LoggerMessage(3045, LogLevel.Error, "An answer could not be delivered in any way: {Error}")]
    public static partial void Undeliverable(this ILogger log, string error);

    [LoggerMessage(3046, LogLevel.Warning, "The user was told that an answer will not come")]
    public static partial void Apologized(this ILogger log);

    [LoggerMessage(3050, LogLevel.Information, "The app was installed in {Key}")]
    public static partial void Installed(this ILogger log, string key);

    [LoggerMessage(3051, LogLevel.Information, "The app was removed from {Key}")]
    public static partial void Uninstalled(this ILogger log, string key);

    [LoggerMessage(3052, LogLevel.Error, "The token of {Key} cannot be decrypted")]
    public static partial void InstallationUnreadable(this ILogger log, string key);

    [LoggerMessage(3053, LogLevel.Information, "The token of {Key} was renewed")]
    public static partial void Renewed(this ILogger log, string key);

    [LoggerMessage(3054, LogLevel.Warning, "The token of {Key} could not be renewed: {Error}")]
    public static partial void NotRenewed(this ILogger log, string key, string error);

    [LoggerMessage(3055, LogLevel.Warning, "An installation was refused: {Reason}")]
    public static partial void InstallationRefused(this ILogger log, string reason);

    [LoggerMessage(3056, LogLevel.Warning, "An event came from a workspace in which the app is not installed")]
    public static partial void NotInstalled(this ILogger log);
}
