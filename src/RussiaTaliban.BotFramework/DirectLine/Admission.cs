using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>Lets a caller at a conversation, or at beginning one, or says why not.</summary>
internal sealed class Admission(Gate gate, Conversations conversations, IOptions<DirectLineOptions> options, TimeProvider time)
{
    private readonly RateWindow _beginnings = new(options.Value.ConversationsPerMinute, time);

    /// <summary>What a caller who wants a token or a conversation may do; null with the refusal.</summary>
    public Grant? Begin(HttpContext context, out IResult refusal)
    {
        var (grant, status) = gate.Admit(context);
        refusal = Refusals.Of(status);
        if (grant is not null && _beginnings.Take((context.Connection.RemoteIpAddress ?? IPAddress.None).ToString()) is { } wait)
        {
            refusal = Refusals.Later(context, wait);
            return null;
        }

        return grant;
    }

    /// <summary>The conversation that a caller may use: a dropped one goes on where its client's watermark says. Null with the refusal otherwise.</summary>
    public Conversation? Find(HttpContext context, string id, out IResult refusal, out long? watermark)
    {
        watermark = null;
        var (grant, status) = gate.Admit(context);
        if (grant is null || !grant.Covers(id))
        {
            refusal = Refusals.Of(grant is null ? status : StatusCodes.Status403Forbidden);
            return null;
        }

        if (!Watermark.TryRead(context.Request, out watermark))
        {
            refusal = Refusals.Of(StatusCodes.Status400BadRequest, "BadArgument", "The watermark is not one that this service gave.");
            return null;
        }

        var conversation = grant.Token is { } token ? conversations.FindOrAdd(id, token.User, watermark ?? 0).Conversation : conversations.Find(id);
        refusal = conversation is not null ? Results.Empty
            : grant.Token is null ? Refusals.Of(StatusCodes.Status404NotFound)
            : Refusals.Later(context, Refusals.BusyDelay);
        return conversation;
    }
}
