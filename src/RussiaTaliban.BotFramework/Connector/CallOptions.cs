namespace RussiaTaliban.BotFramework.Connector;

/// <summary>
/// How one request to the Connector is sent. The SDK makes the request itself, so these travel beside the call, and <see cref="LateCredentials"/> puts them
/// on the request.
/// </summary>
/// <param name="Attempts">How often at most, from 1.</param>
/// <param name="IsTyping">True for a sign of being at work, behind which nothing waits and which says nothing once it is late.</param>
internal sealed record CallOptions(int Attempts, bool IsTyping = false)
{
    public const int MaxAttempts = 5;

    /// <summary>How often a question is put that a person waits for.</summary>
    public const int InteractiveAttempts = 2;

    public static readonly HttpRequestOptionsKey<CallOptions> Key = new("briefing-call");

    private static readonly AsyncLocal<CallOptions?> Ambient = new();

    /// <summary>Those of the calls that the current asynchronous method makes.</summary>
    public static CallOptions Current
    {
        get => Ambient.Value ?? new CallOptions(MaxAttempts);
        set => Ambient.Value = value;
    }
}

/// <summary>
/// Asks for no token yet: the client's handler does, for each try, once it has looked at the address. Until then the credentials wait on the request.
/// </summary>
internal sealed class LateCredentials(ServiceClientCredentials credentials) : ServiceClientCredentials
{
    public static readonly HttpRequestOptionsKey<ServiceClientCredentials> Key = new("briefing-credentials");

    public override Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.Set(Key, credentials);
        request.Options.Set(CallOptions.Key, CallOptions.Current);
        return Task.CompletedTask;
    }
}
