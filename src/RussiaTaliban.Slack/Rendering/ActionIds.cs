namespace RussiaTaliban.Slack.Rendering;

/// <summary>The ids of our controls and views. A button's id is one of these, a dot, and what makes it unique in its block.</summary>
internal static class ActionIds
{
    /// <summary>The value is an intent to carry out.</summary>
    public const string Intent = "intent";

    /// <summary>The value is an intent: show its reply to the whole conversation.</summary>
    public const string ShareHere = "share_here";

    /// <summary>The value is a passage: choose a conversation to share it with.</summary>
    public const string Share = "share";

    /// <summary>Opens a page; there is nothing to do.</summary>
    public const string Open = "open";

    /// <summary>The value of the chosen option is another control's id and value.</summary>
    public const string Overflow = "overflow";

    /// <summary>Thumbs.</summary>
    public const string Feedback = "feedback";

    /// <summary>The modal that asks for a question.</summary>
    public const string AskView = "ask";

    /// <summary>The modal that asks for a quote.</summary>
    public const string CheckView = "check_quote";

    /// <summary>The modal that asks for a conversation.</summary>
    public const string ShareView = "share";
    public const string NoteBlock = "note";

    /// <summary>The block and the control of a modal's first input.</summary>
    public const string InputBlock = "input";
    public const string Input = "text";

    /// <summary>The kind of control, without what makes it unique.</summary>
    public static string KindOf(string actionId) => actionId.Split('.', 2)[0];
}
