namespace RussiaTaliban.Channels.Slack.Rendering;

/// <summary>What our controls and views are called. A button's name is one of these, a dot, and what makes it unique in its block.</summary>
internal static class ActionIds
{
    /// <summary>The value is an intent: do it.</summary>
    public const string Intent = "intent";

    /// <summary>The value is an intent: show its reply to the whole conversation.</summary>
    public const string ShareHere = "share_here";

    /// <summary>The value is a passage: choose a conversation to share it with.</summary>
    public const string Share = "share";

    /// <summary>Opens a page; there is nothing to do.</summary>
    public const string Open = "open";

    /// <summary>Thumbs.</summary>
    public const string Feedback = "feedback";

    /// <summary>The modal in which a question is typed.</summary>
    public const string AskView = "ask";

    /// <summary>The modal in which a quote is typed.</summary>
    public const string CheckView = "check_quote";

    /// <summary>The modal in which a conversation is chosen.</summary>
    public const string ShareView = "share";
    public const string NoteBlock = "note";

    /// <summary>The block and the control of a modal's first input.</summary>
    public const string InputBlock = "input";
    public const string Input = "text";

    /// <summary>The kind of control, without what makes it unique.</summary>
    public static string KindOf(string actionId) => actionId.Split('.', 2)[0];
}
