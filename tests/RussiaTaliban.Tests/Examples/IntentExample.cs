using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.Tests.Examples;

/// <summary>A minimal intent: a record, a rule that recognises it, and a place in the order of rules.</summary>
public sealed class IntentExample
{
    [Theory]
    [InlineData("how many articles are there?", true)]
    [InlineData("How many articles", true)]
    [InlineData("How many articles of the treaty did they sign?", false)]
    public void Words_OfANewRule_BecomeItsIntent(string text, bool isCount)
    {
        // In the product, the place in the order is a line of ChatServices.AddIntents, and the handler is a line of TurnHandler.
        var reader = new IntentReader([new CountRule()]);
        var turn = new Turn(new ConversationAddress("test", "one"), new Person("reader"), text);

        var intent = reader.Read(turn, TestCorpus.Of(("harbour", "The harbour is closed.")));

        Assert.Equal(isCount, intent is CountIntent);
        Assert.Equal(isCount, intent is not AskIntent);
    }

    /// <summary>What the user wants.</summary>
    private sealed record CountIntent : Intent;

    /// <summary>Accepts only messages that say this and nothing else: every other message must remain a question.</summary>
    private sealed class CountRule : IIntentRule
    {
        public Intent? Read(string text, Turn turn) =>
            text.TrimEnd('?', '.', ' ').ToUpperInvariant() is "HOW MANY ARTICLES" or "HOW MANY ARTICLES ARE THERE" ? new CountIntent() : null;
    }
}
