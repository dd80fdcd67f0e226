namespace RussiaTaliban.Slack.Rendering;

/// <summary>Where a reply is shown; it decides which buttons make sense.</summary>
internal enum SlackSurface
{
    /// <summary>A message that everyone in the conversation sees.</summary>
    Conversation,

    /// <summary>A message that one person sees and may share.</summary>
    Private,

    /// <summary>A modal.</summary>
    Modal,
}
