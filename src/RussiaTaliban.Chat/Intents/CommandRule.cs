using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Intents;

/// <summary>The commands that are one word or two: help, about, more; "ask", which a question may follow; "check quote" with no quote after it.</summary>
public sealed partial class CommandRule : IIntentRule
{
    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn) => text.TrimStart('/').TrimEnd('.', '!', '?', ':', ' ').ToLowerInvariant() switch
    {
        "help" or "ask" or "what can you do" or "what can i ask" or "how does this work" => new HelpIntent(),
        "about" or "corpus" or "sources" or "what do you know" => new AboutIntent(),
        "more" or "more passages" or "show more" or "show me more" or "anything else" or "what else" => new MoreIntent(),
        "check quote" or "check-quote" or "check this quote" or "check a quote" or "quote check" or "verify quote" => new UnreadableIntent(UnreadableReason.NoQuote),
        _ => Asked().Match(text) is { Success: true } match ? new AskIntent(match.Groups["question"].Value) : null,
    };

    // Without a colon only before a word that questions begin with: "ask the Taliban to …" is no command.
    [GeneratedRegex(
        @"^/?ask(\s*:\s*|\s+(?=(why|who|whom|whose|what|when|where|how|which|did|do|does|is|are|was|were|has|have|had|can|could|will|would|"
        + @"should)\b))(?<question>\S.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}
