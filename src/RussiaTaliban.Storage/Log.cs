using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Storage;

/// <summary>Every log line of this assembly. Never a connection string: it may hold a password.</summary>
internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Information, "The database is ready ({Provider})")]
    public static partial void Ready(ILogger logger, StorageProvider provider);

    [LoggerMessage(6002, LogLevel.Error, "The database cannot be used ({Provider}): {Reason}. Questions are still answered; subscriptions and deliveries wait")]
    public static partial void Unusable(ILogger logger, StorageProvider provider, string reason);

    [LoggerMessage(6003, LogLevel.Warning, "Conversations are kept only in memory while the database is unavailable: {Reason}")]
    public static partial void ConversationsInMemory(ILogger logger, string reason);

    [LoggerMessage(6004, LogLevel.Warning, "The database file was moved or replaced; opening the current one")]
    public static partial void AnotherFile(ILogger logger);

    [LoggerMessage(6010, LogLevel.Warning, "The inbox is kept only in memory while the database is unavailable: {Reason}")]
    public static partial void InboxInMemory(ILogger logger, string reason);

    [LoggerMessage(6011, LogLevel.Warning, "What the editors' desk counts waits in memory while the database is unavailable: {Reason}")]
    public static partial void DeskWaits(ILogger logger, string reason);
}
