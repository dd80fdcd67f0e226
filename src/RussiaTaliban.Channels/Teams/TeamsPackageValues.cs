namespace RussiaTaliban.Channels.Teams;

/// <summary>What differs from one installation to the next.</summary>
/// <param name="AppId">The bot's application (client) id, a GUID.</param>
/// <param name="Host">The public host name of this service.</param>
/// <param name="Developer">Who offers the app, 1 to 32 characters.</param>
public sealed record TeamsPackageValues(string AppId, string Host, string Developer)
{
    /// <summary>The privacy statement; null for the service's own start page.</summary>
    public string? PrivacyUrl { get; init; }

    /// <summary>The terms of use; null for the service's own start page.</summary>
    public string? TermsUrl { get; init; }
}
