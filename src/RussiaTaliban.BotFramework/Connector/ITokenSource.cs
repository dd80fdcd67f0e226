namespace RussiaTaliban.BotFramework.Connector;

/// <summary>Where the token that proves this bot to the Connector comes from.</summary>
internal interface ITokenSource
{
    /// <summary>A valid token, cached by the source; null when this bot has no credentials and calls without one.</summary>
    /// <exception cref="Microsoft.Identity.Client.MsalException">The identity service refuses or cannot be reached.</exception>
    Task<string?> GetAsync(CancellationToken cancellationToken);
}
