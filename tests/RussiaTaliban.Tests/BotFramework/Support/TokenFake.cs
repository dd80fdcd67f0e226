using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.Tests.BotFramework.Support;

/// <summary>A token that anybody can recognise where it must not be.</summary>
internal sealed class TokenFake : ITokenSource
{
    public const string Token = "outbound-token";

    public Task<string?> GetAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(Token);
}
