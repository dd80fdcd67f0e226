namespace RussiaTaliban.BotFramework.Authentication;

/// <summary>What a valid token proves about the one who calls.</summary>
/// <param name="ServiceUrl">The address that answers to this caller go to.</param>
/// <param name="Endorsements">The channels it may speak for.</param>
internal sealed record Caller(string ServiceUrl, IReadOnlySet<string> Endorsements)
{
    /// <summary>Whether an activity that says it comes from this channel and is answered at this address may come from this caller.</summary>
    public bool MaySpeakFor(string? channelId, string? serviceUrl) =>
        channelId is not null
        && Endorsements.Contains(channelId)
        && string.Equals(ServiceUrl, serviceUrl, StringComparison.OrdinalIgnoreCase);
}
