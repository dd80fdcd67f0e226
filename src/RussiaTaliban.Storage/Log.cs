using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Storage;

/// <summary>Every log line of this assembly. Never a connection string: it may hold a password.</summary>
internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Information, "The database is ready ({Provider})")]
    public static partial void Ready(ILogger logger, StorageProvider provider);

    [LoggerMessage(6002, LogLevel.Error, "The database cannot be used ({Provider}): {Reason}. Questions are answered as always; subscriptions and deliveries wait")]
    public static partial void Unusable(ILogger logger, StorageProvider provider, string reason);

    [LoggerMessage(6003, LogLevel.Warning, "Conversations are remembered in the process only while the database is away: {Reason}")]
    public static partial void ConversationsInMemory(ILogger logger, string reason);

    [LoggerMessage(6004, LogLevel.Warning, "The database's file was moved or replaced; the one that is there now is opened")]
    public static partial void AnotherFile(ILogger logger);

    [LoggerMessage(6010, LogLevel.Warning, "What comes in is kept in the process only while the database is away: {Reason}")]
    public static partial void InboxInMemory(ILogger logger, string reason);
}
