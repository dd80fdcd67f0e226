using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace RussiaTaliban.BotFramework.DirectLine;

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
