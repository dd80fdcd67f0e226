using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>Tells callers of conversations: each time with a fresh token.</summary>
internal sealed class ConversationBodies(Tokens tokens)
{
    public ConversationBody Of(string conversation, string user, string? streamUrl = null) => new()
    {
        ConversationId = conversation,
        Token = tokens.Issue(TokenUse.Conversation, conversation, user),
        ExpiresIn = (int)tokens.Lifetime.TotalSeconds,
        StreamUrl = streamUrl,
    };

    public string StreamUrl(HttpRequest request, Conversation conversation, long? watermark)
    {
        var scheme = request.IsHttps ? "wss" : "ws";
        var token = tokens.Issue(TokenUse.Stream, conversation.Id, conversation.User);
        var from = watermark is { } seen ? string.Create(CultureInfo.InvariantCulture, $"watermark={seen}&") : "";
        return $"{scheme}://{request.Host}{request.PathBase}{DirectLineExtensions.Path}/conversations/{conversation.Id}/stream?{from}t={token}";
    }
}
