namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>Tokens: asked for by who may begin conversations, refreshed by who holds one.</summary>
internal sealed class TokenEndpoints(Gate gate, Admission admission, ParameterReader parameters, ConversationBodies bodies)
{
    public async Task<IResult> GenerateAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (admission.Begin(context, out var refusal) is not { } grant)
        {
            return refusal;
        }

        if (grant.Token is not null)
        {
            return Refusals.Of(StatusCodes.Status403Forbidden);
        }

        var (asked, fault) = await parameters.ReadAsync(context, cancellationToken);
        return fault ?? Results.Json(bodies.Of(Tokens.NewId(), ConversationUser.For(grant, asked)), DirectLineJson.Context.ConversationBody);
    }

    public IResult Refresh(HttpContext context)
    {
        var (grant, status) = gate.Admit(context);
        return grant is null ? Refusals.Of(status)
            : grant.Token is { } token ? Results.Json(bodies.Of(token.Conversation, token.User), DirectLineJson.Context.ConversationBody)
            : Refusals.Of(StatusCodes.Status403Forbidden);
    }
}
