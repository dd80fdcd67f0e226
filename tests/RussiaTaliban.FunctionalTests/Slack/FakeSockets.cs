using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>Slack's end of Socket Mode: hello, envelopes to one connection at a time, acknowledgements by envelope_id.</summary>
internal sealed class FakeSockets : IDisposable
{
    private readonly ConcurrentDictionary<WebSocket, byte> _open = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _waiting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _sending = new(1);
    private int _opened;

    /// <summary>How many connections stand now.</summary>
    public int Count => _open.Count;

    /// <summary>How many were ever opened.</summary>
    public int Opened => _opened;

    public async Task ServeAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        _open[socket] = 0;
        Interlocked.Increment(ref _opened);
        await SendAsync(socket, new JsonObject { ["type"] = "hello", ["num_connections"] = _open.Count });
        try
        {
            while (await ReadAsync(socket, cancellationToken) is { } frame)
            {
                if (_waiting.TryRemove(frame.GetProperty("envelope_id").GetString()!, out var waiting))
                {
                    waiting.TrySetResult(frame);
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            // The other end is gone.
        }
        finally
        {
            _open.TryRemove(socket, out _);
        }
    }

    /// <summary>Sends an envelope to one connection and waits for its acknowledgement.</summary>
    public async Task<JsonElement> SendAsync(string type, JsonNode payload)
    {
        var envelope = Guid.NewGuid().ToString();
        var waiting = _waiting[envelope] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(await AnyAsync(), new JsonObject
        {
            ["type"] = type,
            ["envelope_id"] = envelope,
            ["payload"] = payload.DeepClone(),
            ["accepts_response_payload"] = true,
        });
        return await waiting.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    /// <summary>Tells every connection that it will end, as Slack does every few hours.</summary>
    public Task AskForRefreshAsync() => Task.WhenAll(_open.Keys.Select(socket =>
        SendAsync(socket, new JsonObject { ["type"] = "disconnect", ["reason"] = "refresh_requested", ["debug_info"] = new JsonObject() })));

    /// <summary>Sends a frame as it is to every connection.</summary>
    public async Task SendRawAsync(string frame)
    {
        foreach (var socket in _open.Keys)
        {
            await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Drops every connection without a word.</summary>
    public void DropAll()
    {
        foreach (var socket in _open.Keys)
        {
            socket.Abort();
        }
    }

    public void Dispose()
    {
        DropAll();
        _sending.Dispose();
    }

    private async Task<WebSocket> AnyAsync()
    {
        await Eventually.TrueAsync(() => !_open.IsEmpty);
        return _open.Keys.First();
    }

    private async Task SendAsync(WebSocket socket, JsonObject frame)
    {
        await _sending.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(frame);
            await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    private static async Task<JsonElement?> ReadAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                using var document = JsonDocument.Parse(frame.ToArray());
                return document.RootElement.Clone();
            }
        }
    }
}
