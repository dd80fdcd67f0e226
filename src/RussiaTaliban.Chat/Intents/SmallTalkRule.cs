using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Intents;

/// <summary>Greetings, thanks, farewells and questions about the bot itself, where the message holds nothing else.</summary>
public sealed partial class SmallTalkRule : IIntentRule
{
    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn) =>
        Greeting().IsMatch(text) ? new SmallTalkIntent(SmallTalkKind.Greeting)
        : Thanks().IsMatch(text) ? new SmallTalkIntent(SmallTalkKind.Thanks)
        : Farewell().IsMatch(text) ? new SmallTalkIntent(SmallTalkKind.Farewell)
        : Identity().IsMatch(text) ? new SmallTalkIntent(SmallTalkKind.Identity)
        : null;

    [GeneratedRegex(
        @"^(hi|hiya|hello|hey|howdy|yo|greetings|salaam|salam|good (morning|afternoon|evening|day))( (there|all|everyone|folks|team|bot|"
        + @"again))?( how are you( doing| today)?)?[\s,.!?]*\z|^how are you( doing| today)?[\s.!?]*\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();

    [GeneratedRegex(
        @"^(ok(ay)?|great|perfect|super|cool|nice|got it|understood)?[\s,.!]*(many thanks|thanks|thank you|thx|ty|cheers|well done|good job|good bot|"
        + @"great|perfect|nice|cool|got it|ok|okay)( (so much|very much|a lot|again|bot|all|for (that|this|the help|your help)))?([\s,.!;–—-]+(that|"
        + @"this|it) (was|is) (very |really |so )?(helpful|useful|great|good|perfect|nice))?([\s,.!]+that('|’)?s all( for now)?)?[\s.!]*\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Thanks();

    [GeneratedRegex(
        @"^(bye|goodbye|good bye|bye bye|see (you|ya)( later| soon| tomorrow)?|good night|have a (good|nice) (day|one|evening|weekend))[\s,.!]*\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Farewell();

    [GeneratedRegex(
        @"^(so |and )?(who|what) (exactly )?are you[\s.!?]*\z|^are you (an? |the )?(real |actual )?(chat ?gpt|gpt[- ]?\d*|claude|gemini|copilot|bot|"
        + @"robot|ai|llm|language model|human|person|machine|chatbot)( or (an? )?\w+)?[\s.!?]*\z|^what('|’)?s your name[\s.!?]*\z|^(who|what) (made|"
        + @"built|created|programmed) you[\s.!?]*\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Identity();
}
