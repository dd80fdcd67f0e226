using System.Net.WebSockets;

namespace RussiaTaliban.Slack.SocketMode;

/// <summary>
/// Holds the configured number of connections. Slack sends each envelope to one of them and asks each to renew every few hours; the
/// next connection opens before the old one closes, so that no envelope is lost between them.
/// </summary>
internal sealed class SocketModeService(
    SlackClient client,
    InboundIntake intake,
    SlackStatus status,
    IOptions<SlackOptions> options,
    IHostEnvironment environment,
    TimeProvider time,
    ILogger<SocketModeService> log) : BackgroundService
{
    private static readonly TimeSpan AfterTooMany = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterDisabled = TimeSpan.FromSeconds(20);
    private int _opened;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Transport != SlackTransport.SocketMode)
        {
            return;
        }

        status.NeedSockets(options.Value.Connections, time.GetUtcNow());
        try
        {
            await Task.WhenAll(Enumerable.Range(1, options.Value.Connections).Select(slot => HoldAsync(slot, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    private async Task HoldAsync(int slot, CancellationToken cancellationToken)
    {
        SocketConnection? current = null;
        try
        {
            while (true)
            {
                var next = await OpenAsync(slot, cancellationToken);
                if (current is not null)
                {
                    await current.DisposeAsync();
                }

                current = next;
                var end = await current.Ending.WaitAsync(cancellationToken);
                log.SocketEnds(slot, end.ToString());
                switch (end)
                {
                    case SocketEnd.Disabled:
                        status.SocketModeOff();
                        await current.DisposeAsync();
                        current = null;
                        await Task.Delay(AfterDisabled, time, cancellationToken);
                        break;
                    case SocketEnd.TooMany:
                        await Task.Delay(AfterTooMany, time, cancellationToken);
                        break;
                    case SocketEnd.Closed:
                        await Task.Delay(SlackRetry.Sockets.AfterByChance(attempt: 1), time, cancellationToken);
                        break;
                }
            }
        }
        finally
        {
            if (current is not null)
            {
                await current.DisposeAsync();
            }
        }
    }

    /// <summary>Tries for as long as it takes, whatever goes wrong.</summary>
    private async Task<SocketConnection> OpenAsync(int slot, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await TryOpenAsync(slot, cancellationToken) is { } connection)
                {
                    return connection;
                }
            }
#pragma warning disable CA1031 // A slot that gives up is a slot that nobody reopens.
            catch (Exception fault) when (fault is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.SocketRefused(slot, fault.GetType().Name);
            }

            await Task.Delay(SlackRetry.Sockets.AfterByChance(attempt), time, cancellationToken);
        }
    }

    private async Task<SocketConnection?> TryOpenAsync(int slot, CancellationToken cancellationToken)
    {
        var outcome = await client.OpenSocketAsync(cancellationToken);
        if (outcome is not SlackOutcome.Done done || Address(done.Body) is not { } address)
        {
            log.SocketRefused(slot, outcome.GetType().Name);
            return null;
        }

        var connection = await TryConnectAsync(slot, address, cancellationToken);
        if (connection is not null)
        {
            log.SocketOpen(slot);
            var number = Interlocked.Increment(ref _opened);
            status.SocketOpened(number, time.GetUtcNow());
            _ = connection.Closed.ContinueWith(
                _ => status.SocketClosed(number, time.GetUtcNow()), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return connection;
    }

    private async Task<SocketConnection?> TryConnectAsync(int slot, Uri address, CancellationToken cancellationToken)
    {
        var connection = new SocketConnection(intake.AnswerAsync, time, log);
        try
        {
            await connection.OpenAsync(address, cancellationToken);
            return connection;
        }
        catch (Exception fault) when (fault is WebSocketException or TimeoutException)
        {
            log.SocketRefused(slot, fault.Message);
            await connection.DisposeAsync();
            return null;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private Uri? Address(JsonElement body) =>
        Uri.TryCreate(body.Text("url"), UriKind.Absolute, out var address) && TrustedHosts.IsSocket(address, environment.IsDevelopment())
            ? address
            : null;
}
