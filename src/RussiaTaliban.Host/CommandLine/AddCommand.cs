using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Intake;
using RussiaTaliban.Intake.Readers;
using RussiaTaliban.Intake.Writing;
using RussiaTaliban.Terminal;
using Spectre.Console;

namespace RussiaTaliban.Host.CommandLine;

/// <summary><c>add</c>: makes articles of what a desk has.</summary>
internal static class AddCommand
{
    public static Command Create(SharedOptions shared)
    {
        var sources = new Argument<string[]>("source")
        {
            Description = "Files (HTML, PDF, .docx, .txt, RSS or Atom), folders of these, and web addresses on hosts listed in Intake:AllowedHosts",
            Arity = ArgumentArity.OneOrMore,
        };
        var replace = new Option<bool>("--replace") { Description = "Overwrite articles that were edited by hand after they were added" };
        var command = new Command("add", "Converts web pages, PDF, Word and text files, and feeds into articles; adding a source again makes a new revision of its article")
        {
            sources,
            replace,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(sources), parsed.GetRequiredValue(shared.Corpus), parsed.GetValue(replace),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] sources, string corpusDirectory, bool replace, CancellationToken cancellationToken)
    {
        try
        {
            var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
            {
                EnvironmentName = HostingEnvironment.Of(commandLine: null, fallback: null),
                ContentRootPath = AppContext.BaseDirectory,
            });
            var options = IntakeComposition.Read(builder.Configuration);
            using var intake = new ArticleIntake(options, TimeProvider.System);
            var results = await TakeAsync(intake, sources, corpusDirectory, replace, cancellationToken).ConfigureAwait(false);
            foreach (var result in results)
            {
                await TellAsync(result, cancellationToken).ConfigureAwait(false);
            }

            await Console.Out.WriteLineAsync(Sum(results)).ConfigureAwait(false);
            return results.Any(result => result.State == StoredState.Refused) ? ExitCodes.NotAllTaken : 0;
        }
        catch (OptionsValidationException fault)
        {
            return Failure.Tell(fault.Failures);
        }
        catch (ReaderNotStartedException fault)
        {
            return Failure.Tell([fault.Message]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Failure.Tell([$"the corpus folder “{corpusDirectory}” cannot be used: {fault.Message}"]);
        }
    }

    // A bar is for people who wait; a file that takes the list gets the list alone.
    private static Task<IReadOnlyList<TakeResult>> TakeAsync(ArticleIntake intake, string[] sources, string corpusDirectory, bool replace,
        CancellationToken cancellationToken) =>
        Console.IsOutputRedirected
            ? intake.TakeAsync(sources, corpusDirectory, replace, null, cancellationToken)
            : AnsiConsole.Progress().AutoClear(true).StartAsync(context =>
            {
                var bar = context.AddTask("Adding");
                return intake.TakeAsync(sources, corpusDirectory, replace, new Bar(bar), cancellationToken);
            });

    private static async Task TellAsync(TakeResult result, CancellationToken cancellationToken)
    {
        var line = result.State == StoredState.Refused
            ? $"refused    {result.Source}: {result.Refusal}"
            : $"{Word(result.State),-10} {result.Slug}.md  {result.Source}";
        await Console.Out.WriteLineAsync(line.AsMemory(), cancellationToken).ConfigureAwait(false);
        foreach (var remark in result.Remarks)
        {
            await Console.Out.WriteLineAsync($"           {remark}".AsMemory(), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Word(StoredState state) => state switch
    {
        StoredState.Added => "added",
        StoredState.Revised => "revised",
        StoredState.Unchanged => "unchanged",
        StoredState.Removed => "removed",
        _ => "refused",
    };

    private static string Sum(IReadOnlyList<TakeResult> results)
    {
        int Count(StoredState state) => results.Count(result => result.State == state);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(StoredState.Added)} added, {Count(StoredState.Revised)} revised, {Count(StoredState.Unchanged)} unchanged, {Count(StoredState.Refused)} refused");
    }

    private sealed class Bar(ProgressTask task) : IProgress<TakeProgress>
    {
        public void Report(TakeProgress value)
        {
            task.MaxValue = Math.Max(1, value.All);
            task.Value = value.Done;
            task.Description = Markup.Escape(value.Source.Length > 40 ? "…" + value.Source[^39..] : value.Source);
        }
    }
}
