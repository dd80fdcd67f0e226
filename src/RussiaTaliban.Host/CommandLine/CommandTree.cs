using System.CommandLine;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Host.CommandLine;

/// <summary>The command line: one executable; without a command it serves.</summary>
internal static class CommandTree
{
    /// <summary>
    /// After SIGTERM the service has the host's own limit (30 seconds) to deliver what is under way; the command line must not end the process before.
    /// </summary>
    private static readonly TimeSpan TerminationLimit = TimeSpan.FromSeconds(60);

    /// <summary>Parses and runs. A usage error is one line on standard error and <see cref="ExitCodes.Usage"/>.</summary>
    public static async Task<int> InvokeAsync(string[] args, CancellationToken cancellationToken)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors is [var error, ..])
        {
            await Console.Error.WriteLineAsync($"error: {error.Message} (--help lists the commands and options)").ConfigureAwait(false);
            return ExitCodes.Usage;
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TerminationLimit }, cancellationToken).ConfigureAwait(false);
    }

    internal static RootCommand Create()
    {
        var shared = new SharedOptions((services, corpus, data) => services.AddBriefing(corpus, data));
        var root = new RootCommand("Answers questions with passages from a corpus, word for word. Without a command, it serves the chat page and the channels.")
        {
            shared.Corpus,
            shared.Data,
            shared.Strict,
            shared.Environment,
            shared.EnvironmentDefault,
        };
        ServeCommand.Configure(root, shared);
        root.Subcommands.Add(ServeCommand.Create(shared));
        root.Subcommands.Add(AskCommand.Create(shared));
        root.Subcommands.Add(ChatCommand.Create(shared));
        root.Subcommands.Add(AddCommand.Create(shared));
        root.Subcommands.Add(IndexCommand.Create(shared));
        root.Subcommands.Add(SummaryCommand.Create(shared));
        root.Subcommands.Add(CheckQuoteCommand.Create(shared));
        root.Subcommands.Add(TeamsPackageCommand.Create());
        root.Subcommands.Add(DbCommand.Create(shared));
        root.Subcommands.Add(CheckCommand.Create(shared));
        root.Subcommands.Add(ProbeCommand.Create());
        return root;
    }
}
