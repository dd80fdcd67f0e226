namespace RussiaTaliban.Slack.Deliveries;

/// <summary>A person (<c>U…</c>) or a conversation (<c>C…</c>, <c>D…</c>, <c>G…</c>) by its id.</summary>
public sealed record SlackReference(string Id);
