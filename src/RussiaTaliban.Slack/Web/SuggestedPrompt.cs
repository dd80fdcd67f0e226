namespace RussiaTaliban.Slack.Web;

/// <param name="Title">What the button says.</param>
/// <param name="Message">What pressing it sends.</param>
public sealed record SuggestedPrompt(string Title, string Message);
