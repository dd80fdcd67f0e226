namespace RussiaTaliban.Channels.Slack;

/// <summary>What the manifest calls the shortcuts.</summary>
public static class SlackShortcuts
{
    /// <summary>Global: asks in a modal.</summary>
    public const string AskTheCorpus = "ask_the_corpus";

    /// <summary>On a message: is this a quote from the corpus?</summary>
    public const string CheckThisQuote = "check_this_quote";
}
