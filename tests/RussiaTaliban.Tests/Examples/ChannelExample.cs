using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Terminal;
using RussiaTaliban.Tests.Chat;
using Spectre.Console;

namespace RussiaTaliban.Tests.Examples;

/// <summary>A minimal channel: it turns a message into a turn, renders the reply, and commits only a reply that was delivered.</summary>
public sealed class ChannelExample
{
    [Fact]
    public async Task Mail_WithAQuestion_IsAnsweredAndContinuesTheConversation()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var sent = new List<string>();
        var channel = new MailChannel(conversation.Turns, sent.Add);

        await channel.ReceiveAsync("desk@example.org", "Why did Russia recognize the Taliban?", TestContext.Current.CancellationToken);
        await channel.ReceiveAsync("desk@example.org", "more", TestContext.Current.CancellationToken);
        await channel.ReceiveAsync("other@example.org", "more", TestContext.Current.CancellationToken);

        Assert.Contains(" ¶", sent[0], StringComparison.Ordinal);
        Assert.Contains("Further passages:", sent[1], StringComparison.Ordinal);
        Assert.Contains("Ask a question first", sent[2], StringComparison.Ordinal);
    }

    private sealed class MailChannel(TurnHandler turns, Action<string> send)
    {
        public async Task ReceiveAsync(string from, string body, CancellationToken cancellationToken)
        {
            var turn = new Turn(new ConversationAddress("mail", from), new Person(from), body);
            var result = await turns.HandleAsync(turn, cancellationToken);
            send(Rendered(result));

            // Only now: a reply that was not sent must not be remembered.
            await result.CommitAsync(cancellationToken);
        }

        /// <summary>A real channel has its own IReplyVisitor; this one uses the terminal's.</summary>
        private static string Rendered(TurnResult result)
        {
            using var text = new StringWriter();
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
            console.Profile.Width = TerminalRenderer.Unwrapped;
            console.Write(new Rows(TerminalRenderer.Render(result.Reply)));
            return text.ToString();
        }
    }
}
