using RussiaTaliban.BotFramework.Authentication;
using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>Whether a caller is let in.</summary>
/// <param name="Refusal">The status of the refusal; 0 where the caller is let in.</param>
/// <param name="MaySay">What the caller may say, by channel and service address; null if it is refused.</param>
internal sealed record Admission(int Refusal, Func<string?, string?, bool>? MaySay = null);

/// <summary>
/// Who may call, and for whom. With credentials: whoever the token proves. Without: a developer's own machine (<see cref="LocalCallers"/>).
/// </summary>
internal sealed class CallerGate(
    CallerTokens tokens, ServiceAddresses addresses, IOptions<BotFrameworkOptions> options, LocalCallers local, ILogger<CallerGate> log)
{
    public async Task<Admission> AdmitAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (options.Value.HasCredentials)
        {
            var proof = await tokens.ProveAsync(context.Request.Headers.Authorization, cancellationToken);
            return proof switch
            {
                { Caller: { } caller } => new Admission(0, caller.MaySpeakFor),
                { IsUnproven: true } => new Admission(StatusCodes.Status503ServiceUnavailable),
                _ => new Admission(StatusCodes.Status401Unauthorized),
            };
        }

        if (local.Sent(context))
        {
            return new Admission(0, (_, serviceUrl) => addresses.Trusted(serviceUrl) is not null);
        }

        Log.CallerRefused(log, "no credentials are configured");
        return new Admission(StatusCodes.Status401Unauthorized);
    }

    /// <summary>Whether people of the activity's organisation may talk to this bot: whoever has its id could put it into an app of their own.</summary>
    public bool AdmitsTenantOf(Activity activity)
    {
        var told = activity.ChannelToken().Member("tenant").Member("id").AsText();
        return options.Value.AllowsTenant(activity.Conversation?.TenantId) && options.Value.AllowsTenant(told);
    }
}
