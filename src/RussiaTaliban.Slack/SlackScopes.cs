namespace RussiaTaliban.Slack;

/// <param name="Required">The bot scopes that the features in use need, e.g. <c>chat:write</c>.</param>
public sealed record SlackScopes(IReadOnlyList<string> Required);
