using System.Net.WebSockets;
using Microsoft.Extensions.Hosting;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>The stream's door: a WebSocket request with a token in its address.</summary>
internal sealed class StreamEndpoint(Tokens tokens, Conversations conversations, IHostApplicationLifetime lifetime)
{
    public async Task<IResult> RunAsync(HttpContext context, string conversationId, CancellationToken cancellationToken)
    {
        if (tokens.TryRead(TokenUse.Stream, context.Request.Query["t"]) is not { } token || token.Conversation != conversationId)
        {
            return Refusals.Of(StatusCodes.Status403Forbidden);
        }

        if (!context.WebSockets.IsWebSocketRequest || !Watermark.TryRead(context.Request, out var watermark))
        {
            return Refusals.Of(StatusCodes.Status400BadRequest);
        }

        if (conversations.FindOrAdd(conversationId, token.User, watermark ?? 0).Conversation is not { } conversation)
        {
            return Refusals.Later(context, Refusals.BusyDelay);
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await StreamSocket.RunAsync(socket, conversation, watermark ?? 0, either.Token);
        return Results.Empty;
    }
}

/// <summary>A WebSocket that sends a client the activities of a conversation. What the client writes (empty pings) is read and ignored.</summary>
internal static class StreamSocket
{
    /// <summary>Streams that one conversation may have at once: a reconnecting client's old one may not have been noticed as gone yet.</summary>
    private const int MaxStreams = 4;

    /// <summary>Runs until the client leaves, the service stops or the conversation has newer streams.</summary>
    public static async Task RunAsync(WebSocket socket, Conversation conversation, long watermark, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        conversation.AddWatcher(stop, MaxStreams);
        try
        {
            var reading = ReadAsync(socket, stop.Token);
            var writing = WriteAsync(socket, conversation, watermark, stop.Token);
            await Task.WhenAny(reading, writing);
            await stop.CancelAsync();
            await Task.WhenAll(reading, writing);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The client left without a word, or the service stops.
        }
        finally
        {
            conversation.RemoveWatcher(stop);
        }
    }

    private static async Task WriteAsync(WebSocket socket, Conversation conversation, long watermark, CancellationToken cancellationToken)
    {
        while (socket.State == WebSocketState.Open)
        {
            var (activities, next) = conversation.ReadAfter(watermark);
            if (activities.Count > 0)
            {
                await socket.SendAsync(Conversation.ToActivitySet(activities, next), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            }

            watermark = next;
            await conversation.WaitAfterAsync(watermark, cancellationToken);
        }
    }

    private static async Task ReadAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[256];
        ValueWebSocketReceiveResult read;
        do
        {
            read = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
        }
        while (read.MessageType != WebSocketMessageType.Close);

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }
}
