using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework.Authentication;
using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>
/// Who may call. With credentials: whoever the token proves. Without: a developer's own machine, in Development, and not through a tunnel or a
/// proxy, behind which everybody looks like this machine.
/// </summary>
internal sealed class CallerGate(
    CallerTokens tokens, ServiceAddresses addresses, IOptions<BotFrameworkOptions> options, IHostEnvironment environment, ILogger<CallerGate> log)
{
    /// <summary>What the caller may say; null lets nobody in (401).</summary>
    public async Task<Func<string?, string?, bool>?> AdmitAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (options.Value.HasCredentials)
        {
            var caller = await tokens.ProveAsync(context.Request.Headers.Authorization, cancellationToken);
            return caller is null ? null : caller.MaySpeakFor;
        }

        if (environment.IsDevelopment() && LoopbackRequest.Sent(context))
        {
            return (_, serviceUrl) => addresses.Trusted(serviceUrl) is not null;
        }

        Log.CallerRefused(log, "no credentials are configured");
        return null;
    }
}
