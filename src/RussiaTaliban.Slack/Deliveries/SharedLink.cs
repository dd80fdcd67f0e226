namespace RussiaTaliban.Slack.Deliveries;

/// <param name="Domain">The registered domain that matched.</param>
/// <param name="Url">The link as the person wrote it.</param>
public sealed record SharedLink(string Domain, string Url);
