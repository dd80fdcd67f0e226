using System.CommandLine;
using System.Globalization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using Spectre.Console;

namespace RussiaTaliban.Terminal;

/// <summary><c>index</c>: builds the index of a corpus on disk, so that a service over a large one starts at once.</summary>
public static class IndexCommand
{
    public static Command Create(SharedOptions shared)
    {
        var output = new Option<string?>("--output") { Description = "The folder of the index (default: where the service looks for it)", HelpName = "DIR" };
        var command = new Command("index", "Builds the index of a corpus on disk") { output };
        command.SetAction((parsed, cancellationToken) =>
        {
            var corpus = parsed.GetRequiredValue(shared.Corpus);
            return RunAsync(corpus, parsed.GetValue(shared.Strict), parsed.GetValue(output) ?? DataFolder.IndexOf(parsed.GetRequiredValue(shared.Data), corpus), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(string corpusDirectory, bool strict, string indexFolder, CancellationToken cancellationToken)
    {
        var read = await CorpusReader.ReadAsync(corpusDirectory, cancellationToken).ConfigureAwait(false);
        if (!read.IsReadable || (strict && read.StrictFaults.Count > 0))
        {
            return Failure.Tell(strict ? read.StrictFaults : read.Faults);
        }

        foreach (var (sort, fault) in read.Faults.Select(fault => ("warning", fault)).Concat(read.Remarks.Select(remark => ("note", remark))))
        {
            await Console.Error.WriteLineAsync($"{sort}: {fault}").ConfigureAwait(false);
        }

        try
        {
            var opened = AnsiConsole.Progress().HideCompleted(false).Start(context =>
            {
                var task = context.AddTask("Indexing", maxValue: read.Corpus.Passages.Count);
                var result = Searcher.Open(read.Corpus, SearchOptions.Default, indexFolder, new Progress(done => task.Value = done), null, cancellationToken);
                task.Value = task.MaxValue;
                return result;
            });
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Tell(opened.Found)}: {read.Corpus.Passages.Count} passages of {read.Corpus.Articles.Count} articles, "
                + $"revision {read.Corpus.Revision[..12]}, in {indexFolder}"))
                    .ConfigureAwait(false);
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Failure.Tell([$"the index in “{indexFolder}” cannot be written: {fault.Message}"]);
        }
    }

    private static string Tell(IndexState found) => found switch
    {
        IndexState.Current => "Nothing to do: the index is up to date",
        IndexState.Missing => "Built",
        IndexState.Outdated => "Rebuilt: the previous index was for another corpus or format",
        IndexState.Damaged => "Rebuilt: the previous index was damaged",
        _ => throw new ArgumentOutOfRangeException(nameof(found), found, null),
    };

    /// <summary>Tells on the thread that reports: <see cref="Progress{T}"/> would tell later, and out of order.</summary>
    private sealed class Progress(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
