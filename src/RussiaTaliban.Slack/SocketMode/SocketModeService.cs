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
    // Shortened by chance to between half and all of itself, so that the slots and their neighbours do not come back together.
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Transport != SlackTransport.SocketMode)
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, status.Stopped);
        try
        {
            await Task.WhenAll(Enumerable.Range(1, options.Value.Connections).Select(slot => HoldAsync(slot, stop.Token)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Shutdown, or the token was revoked; the status says which.
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
                        status.Set(SlackState.SocketModeDisabled, "Socket Mode is switched off in the Slack app's settings.");
                        return;
                    case SocketEnd.TooMany:
                        await Task.Delay(TimeSpan.FromMinutes(1), time, cancellationToken);
                        break;
                    case SocketEnd.Closed:
                        await Task.Delay(FirstWait * (0.5 + (Random.Shared.NextDouble() / 2)), time, cancellationToken);
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

    private async Task<SocketConnection> OpenAsync(int slot, CancellationToken cancellationToken) =>
        (await SlackRetry.Until<SocketConnection?>(connection => connection is not null, time)
            .ExecuteAsync(async stop => await TryOpenAsync(slot, stop), cancellationToken))!;

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
