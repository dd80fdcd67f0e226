using Microsoft.Extensions.Logging;
using NodaTime;

namespace RussiaTaliban.Chat.Digests;

/// <summary>
/// Sends the due deliveries of one channel, at most once: it claims a delivery in the ledger, sends it and records the outcome. Several workers, also in several
/// processes, may share a ledger. A worker claims no more than the platform takes in a second, so that a crash leaves few claims without an outcome;
/// those become unknown and are never sent again.
/// </summary>
public sealed class DigestDeliveryWorker(
    IOutbox outbox, IDigestDeliveryLedger ledger, DigestSender sender,
    DigestDeliveryOptions options, TimeProvider time, ILogger<DigestDeliveryWorker> logger)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StoreAway = TimeSpan.FromSeconds(15);
    private static readonly Duration BetweenMending = Duration.FromMinutes(10);

    private Instant? _mendedAt;
    private long _lookedAt;
    private long _lag;

    /// <summary>When what is due was last looked up; null if it never was.</summary>
    public DateTimeOffset? LookedAt => Interlocked.Read(ref _lookedAt) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>How late the last round's deliveries were begun, the latest of them; zero where it found nothing due.</summary>
    public TimeSpan Lag => new(Interlocked.Read(ref _lag));

    /// <summary>Works until cancelled; what has been claimed by then is sent and settled first.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var began = time.GetTimestamp();
                var worked = await WorkAsync(cancellationToken).ConfigureAwait(false);

                // The time that sending took is part of the pace: otherwise the platform would get less than it takes.
                var wait = worked > 0 ? Pace(worked) - time.GetElapsedTime(began) : options.PollInterval;
                await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, cancellationToken).ConfigureAwait(false);
            }
            catch (StorageUnavailableException fault)
            {
                Log.LedgerUnavailable(logger, outbox.Channel, fault.Message);
                await Task.Delay(StoreAway, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A fault of ours in one channel must not end the service: it is told, and the channel goes on.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Log.DeliveryRoundFaulted(logger, fault, outbox.Channel);
                await Task.Delay(StoreAway, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>One round: marks lost claims, claims what is due, sends it.</summary>
    /// <returns>How many deliveries were claimed.</returns>
    public async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        if (_mendedAt is not { } mended || now < mended || now - mended > BetweenMending)
        {
            _mendedAt = now;
            if (await ledger.MendAsync(outbox.Channel, now, cancellationToken).ConfigureAwait(false) is > 0 and var set)
            {
                Log.ClockRanAhead(logger, outbox.Channel, set);
            }
        }

        var lost = await ledger.MarkLostAsync(now - Duration.FromTimeSpan(options.Lease), cancellationToken).ConfigureAwait(false);
        if (lost > 0)
        {
            Log.DeliveriesLost(logger, lost);
        }

        var claims = await ledger.ClaimAsync(outbox.Channel, now, Math.Max(1, (int)outbox.PerSecond), cancellationToken).ConfigureAwait(false);
        Interlocked.Exchange(ref _lookedAt, time.GetUtcNow().UtcTicks);

        Interlocked.Exchange(ref _lag, claims.Select(claim => DigestSender.LagOf(claim, now) ?? Duration.Zero).Append(Duration.Zero).Max().ToTimeSpan().Ticks);

        // From here on nothing is cancelled: a claim that is given up without an outcome would be a digest lost.
        await Task.WhenAll(claims.Select(claim => sender.SendAsync(outbox, claim, CancellationToken.None))).ConfigureAwait(false);
        return claims.Count;
    }

    /// <summary>How long so many messages keep the platform busy.</summary>
    private TimeSpan Pace(int sent) => outbox.PerSecond >= 1 ? Second : Second / outbox.PerSecond * sent;
}
