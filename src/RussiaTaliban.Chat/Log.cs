using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Chat;

/// <summary>Every log line of this assembly. No text of people or articles ever goes into one.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Error, "A {ReplyKind} was withheld: its quote is not in passage {PassageId}")]
    public static partial void ReplyWithheld(ILogger logger, string replyKind, string passageId);

    [LoggerMessage(1002, LogLevel.Error, "A turn in {Channel} failed; the user was notified")]
    public static partial void TurnFailed(ILogger logger, Exception fault, string channel);

    [LoggerMessage(1003, LogLevel.Error, "A turn in {Channel} was answered but could not be saved: its conversation continues from its previous state")]
    public static partial void TurnNotRemembered(ILogger logger, Exception fault, string channel);

    [LoggerMessage(1101, LogLevel.Warning, "Subscriptions cannot be read or changed: {Reason}")]
    public static partial void SubscriptionsUnavailable(ILogger logger, string reason);

    [LoggerMessage(1102, LogLevel.Warning, "A conversation's digest history cannot be read or written, so its digest is built as if it were the first: {Reason}")]
    public static partial void DigestHistoryUnavailable(ILogger logger, string reason);

    [LoggerMessage(1103, LogLevel.Error, "Nothing is delivered in {Channel} while the ledger is unavailable: {Reason}")]
    public static partial void LedgerUnavailable(ILogger logger, string channel, string reason);

    [LoggerMessage(1104, LogLevel.Error, "{Count} deliveries were claimed but never settled: their outcome is unknown, and they will not be sent again")]
    public static partial void DeliveriesLost(ILogger logger, int count);

    [LoggerMessage(1105, LogLevel.Information, "A digest in {Channel} for subscription {SubscriptionId}: {Outcome}, attempt {Attempt}")]
    public static partial void DeliveryEnded(ILogger logger, string channel, string subscriptionId, string outcome, int attempt);

    [LoggerMessage(1106, LogLevel.Error, "Sending in {Channel} for subscription {SubscriptionId} was interrupted: it is unknown whether the digest was sent")]
    public static partial void DeliveryFaulted(ILogger logger, Exception fault, string channel, string subscriptionId);

    [LoggerMessage(1107, LogLevel.Error, "The outcome of a delivery for subscription {SubscriptionId} could not be written, attempt {Attempt}: {Reason}")]
    public static partial void OutcomeNotWritten(ILogger logger, string subscriptionId, int attempt, string reason);

    [LoggerMessage(1108, LogLevel.Warning, "Subscription {SubscriptionId} has ended: the platform refuses the bot ({Reason})")]
    public static partial void SubscriptionRefused(ILogger logger, string subscriptionId, string reason);

    [LoggerMessage(1109, LogLevel.Error, "A round of deliveries in {Channel} failed")]
    public static partial void DeliveryRoundFaulted(ILogger logger, Exception fault, string channel);

    [LoggerMessage(1110, LogLevel.Warning, "The clock ran ahead and was set back: {Count} subscriptions in {Channel} were rescheduled")]
    public static partial void ClockRanAhead(ILogger logger, string channel, int count);

    [LoggerMessage(1111, LogLevel.Information, "Deleted {Count} expired rows from {Table}")]
    public static partial void Pruned(ILogger logger, int count, string table);

    [LoggerMessage(1112, LogLevel.Warning, "Expired data could not be deleted: {Reason}. The next round will retry")]
    public static partial void PruningWaits(ILogger logger, string reason);

    [LoggerMessage(1113, LogLevel.Information, "Deleted a user's data in {Channel} at their request: {Count} items")]
    public static partial void PersonForgotten(ILogger logger, string channel, int count);
}
