using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Digests;

namespace RussiaTaliban.Terminal;

/// <summary><c>chat --batch FILE</c>: whole conversations from a file, through everything that a channel's turn goes through; nothing is kept.</summary>
public static class ChatCommand
{
    public static Command Create(SharedOptions shared)
    {
        var batch = new Option<FileInfo>("--batch")
        {
            Description = "Conversations, one JSON object per line: id, zone, now, turns [{said, quoted}]",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command("chat", "Runs scripted conversations and prints a line of JSON for each turn") { batch };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var clock = new BatchClock();
            var opened = await CommandSession.OpenAsync(
                (services, corpus, data) =>
                {
                    services.AddSingleton<TimeProvider>(clock);
                    services.AddSingleton<IOutbox, BatchOutbox>();
                    shared.Compose(services, corpus, data);
                },
                parsed.GetRequiredValue(shared.Corpus),
                parsed.GetRequiredValue(shared.Data),
                parsed.GetValue(shared.Strict),
                cancellationToken).ConfigureAwait(false);
            if (opened is not { } session)
            {
                return ExitCodes.Failed;
            }

            await using (session.ConfigureAwait(false))
            {
                // As in the service, once it has been up for some seconds.
                Starters.Prepare(session.Searcher.Current, cancellationToken);
                return await new ChatBatch(session.Turns, session.Subscriptions, clock, Console.Out).RunAsync(parsed.GetRequiredValue(batch), cancellationToken).ConfigureAwait(false);
            }
        });
        return command;
    }
}
