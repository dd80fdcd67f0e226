using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace RussiaTaliban.Tests.Slack.Survival;

/// <summary>Its end of Socket Mode: what people say comes as envelopes, again and again until it is acknowledged.</summary>
internal sealed partial class StandInSlack
{
    /// <summary>Brings an event to one connection, and again until it is acknowledged.</summary>
    public void Bring(JsonObject inner, string? eventId = null)
    {
        var envelope = Guid.NewGuid().ToString();
        var frame = new JsonObject
        {
            ["type"] = "events_api",
            ["envelope_id"] = envelope,
            ["accepts_response_payload"] = false,
            ["payload"] = new JsonObject
            {
                ["type"] = "event_callback",
                ["team_id"] = "TONE",
                ["api_app_id"] = "AONE",
                ["event_id"] = eventId ?? "Ev" + Guid.NewGuid().ToString("N")[..10],
                ["event_time"] = 1_700_000_000,
                ["is_ext_shared_channel"] = false,
                ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = "TONE", ["user_id"] = Bot, ["is_bot"] = true }),
                ["event"] = inner,
            },
        };
        _unacknowledged[envelope] = (frame.ToJsonString(), DateTimeOffset.MinValue);
    }

    public static JsonObject Mention(string channel, string ts, string text, string? thread = null, string? edited = null)
    {
        var said = new JsonObject { ["type"] = "app_mention", ["user"] = "UANN", ["team"] = "TONE", ["text"] = $"<@{Bot}> {text}", ["ts"] = ts, ["channel"] = channel, ["event_ts"] = ts };
        if (thread is not null)
        {
            said["thread_ts"] = thread;
        }

        if (edited is not null)
        {
            said["edited"] = new JsonObject { ["user"] = "UANN", ["ts"] = edited };
        }

        return said;
    }

    public static JsonObject Direct(string channel, string ts, string text, string? thread = null)
    {
        var said = new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["user"] = "UANN", ["team"] = "TONE", ["text"] = text, ["ts"] = ts, ["channel"] = channel };
        if (thread is not null)
        {
            said["thread_ts"] = thread;
        }

        return said;
    }

    /// <summary>Ends every connection with a reason, as Slack does where an administrator switches Socket Mode off.</summary>
    public async Task DisconnectAsync(string reason)
    {
        foreach (var socket in _sockets.Values)
        {
            await SendAsync(socket, new JsonObject { ["type"] = "disconnect", ["reason"] = reason }.ToJsonString());
        }
    }

    private async Task LinkAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var id = Guid.NewGuid();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes("""{"type":"hello","num_connections":1}""").AsMemory(), WebSocketMessageType.Text, true, _stop.Token);
            _sockets[id] = socket;
            var buffer = new byte[64 * 1024];
            while (await socket.ReceiveAsync(buffer.AsMemory(), _stop.Token) is { MessageType: not WebSocketMessageType.Close } frame)
            {
                if (JsonNode.Parse(buffer.AsSpan(0, frame.Count))?["envelope_id"]?.GetValue<string>() is { } envelope)
                {
                    _unacknowledged.TryRemove(envelope, out _);
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or JsonException)
        {
            // The other end is gone.
        }
        finally
        {
            _sockets.TryRemove(id, out _);
        }
    }

    private async Task BringAgainAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            foreach (var (envelope, (frame, sent)) in _unacknowledged)
            {
                if (Now - sent > Again && Now >= AwayUntil && _sockets.Values.ToList() is { Count: > 0 } open)
                {
                    _unacknowledged.TryUpdate(envelope, (frame, Now), (frame, sent));
                    await SendAsync(open[_random.Next(open.Count)], frame);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task SendAsync(WebSocket socket, string frame)
    {
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(frame).AsMemory(), WebSocketMessageType.Text, true, _stop.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or ObjectDisposedException)
        {
            // It goes to another connection later.
        }
    }
}
