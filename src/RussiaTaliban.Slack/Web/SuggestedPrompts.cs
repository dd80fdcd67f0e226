namespace RussiaTaliban.Slack.Web;

/// <summary>The arguments of assistant.threads.setSuggestedPrompts. No thread_ts: with agent_view it makes the call fail without a word.</summary>
internal sealed record SuggestedPrompts(string ChannelId, string Title, IReadOnlyList<SuggestedPrompt> Prompts);
