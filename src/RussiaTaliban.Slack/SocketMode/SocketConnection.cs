using System.Net.WebSockets;

namespace RussiaTaliban.Slack.SocketMode;

/// <summary>One WebSocket to Slack, read until it ends. Frames are answered one after the other, so an acknowledgement is never torn.</summary>
internal sealed class SocketConnection : IAsyncDisposable
{
    private const int MaxFrame = 1 << 20;

    // Slack does not always answer a close, and a submission may take up to its own limit.
    private static readonly TimeSpan CloseWait = TimeSpan.FromSeconds(3);
    private readonly ClientWebSocket _socket = new();
    private readonly Func<SocketFrame, CancellationToken, Task<SocketAcknowledgement?>> _answer;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _reacting = new(1);
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketEnd> _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    public SocketConnection(Func<SocketFrame, CancellationToken, Task<SocketAcknowledgement?>> answer, TimeProvider time, ILogger log)
    {
        (_answer, _time, _log) = (answer, time, log);
        // A missing answer to a ping shows that the connection is dead.
        _socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(5);
        _socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(5);
    }

    /// <summary>Completes once this connection is known to end; frames may still arrive until it is disposed.</summary>
    public Task<SocketEnd> Ending => _ending.Task;

    /// <summary>Completes once no more frames come.</summary>
    public Task Closed => _reading;

    /// <summary>Connects and waits for Slack's hello.</summary>
    /// <exception cref="WebSocketException">The connection did not stand.</exception>
    /// <exception cref="TimeoutException">No hello came within 30 seconds.</exception>
    public async Task OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(address, cancellationToken);
        _reading = Task.Run(() => ReadAllAsync(_stop.Token), CancellationToken.None);
        await _greeted.Task.WaitAsync(TimeSpan.FromSeconds(30), _time, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
        {
            using var polite = new CancellationTokenSource(CloseWait, _time);
            try
            {
                // A frame that is being answered has its acknowledgement first.
                await _reacting.WaitAsync(polite.Token);
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, polite.Token);
                await _reading.WaitAsync(polite.Token);
            }
            catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or InvalidOperationException or IOException)
            {
                _socket.Abort();
            }
        }

        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
        _reacting.Dispose();
    }

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await ReadFrameAsync(cancellationToken) is { } bytes)
            {
                await _reacting.WaitAsync(cancellationToken);
                try
                {
                    await ReactAsync(bytes, cancellationToken);
                }
#pragma warning disable CA1031 // One frame that cannot be answered is not acknowledged, so Slack brings it again; the connection goes on.
                catch (Exception fault) when (fault is not (OperationCanceledException or WebSocketException or OutOfMemoryException))
#pragma warning restore CA1031
                {
                    _log.FrameFailed(fault);
                }
                finally
                {
                    _reacting.Release();
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // The connection broke or was closed; its owner opens the next.
        }
        finally
        {
            _ending.TrySetResult(SocketEnd.Closed);
            _greeted.TrySetException(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
        }
    }

    /// <summary>Empty for a frame that holds nothing or too much: it is passed over. Null when Slack closed.</summary>
    private async Task<byte[]?> ReadFrameAsync(CancellationToken cancellationToken)
    {
        await using var frame = WebSocketStream.CreateReadableMessageStream(_socket);
        var bytes = await LimitedRead.ReadAsync(frame, MaxFrame, cancellationToken);
        if (bytes is null)
        {
            await frame.CopyToAsync(Stream.Null, cancellationToken);
        }

        return bytes is { Length: > 0 } ? bytes : _socket.State == WebSocketState.Open ? [] : null;
    }

    private async Task ReactAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        SocketFrame frame;
        try
        {
            frame = JsonSerializer.Deserialize(bytes, SlackJson.Default.SocketFrame) ?? throw new JsonException("The frame is null.");
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            _log.UnreadableFrame(fault);
            return;
        }

        switch (frame.Type)
        {
            case "hello":
                _greeted.TrySetResult();
                break;
            case "disconnect":
                _ending.TrySetResult(frame.Reason switch
                {
                    "link_disabled" => SocketEnd.Disabled,
                    "too_many_websockets" => SocketEnd.TooMany,
                    _ => SocketEnd.Refresh,
                });
                break;
            default:
                if (await _answer(frame, cancellationToken) is { } acknowledgement)
                {
                    var answer = JsonSerializer.SerializeToUtf8Bytes(acknowledgement, SlackJson.Default.SocketAcknowledgement);
                    await _socket.SendAsync(answer.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                }

                break;
        }
    }
}

/// <summary>Why a connection should be followed by another, or by none.</summary>
internal enum SocketEnd
{
    /// <summary>Slack announced that it will close: open the next one first.</summary>
    Refresh,

    /// <summary>It broke, or Slack closed it.</summary>
    Closed,

    /// <summary>Slack holds too many of our connections; wait before the next.</summary>
    TooMany,

    /// <summary>Socket Mode was switched off in the app's settings; it may be switched on again.</summary>
    Disabled,
}
