namespace RussiaTaliban.Channels.Slack.BlockKit;

/// <param name="Include"><c>public</c>, <c>private</c>, <c>im</c>, <c>mpim</c>.</param>
internal sealed record ConversationFilter(IReadOnlyList<string> Include, bool ExcludeBotUsers = true);
