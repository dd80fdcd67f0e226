using System.Globalization;
using RussiaTaliban.Intake.Sources;

namespace RussiaTaliban.Intake.Readers;

/// <summary>
/// Passes a source to the reader of its format. Each is read on a separate thread, with a stack that nested files do not exhaust and a time limit: what
/// a format's library cannot bear costs that source alone.
/// </summary>
/// <param name="limit">How long one source may take.</param>
/// <param name="time">The clock of the limit.</param>
internal sealed class SourceReaders(TimeSpan limit, TimeProvider time)
{
    private const int StackBytes = 256 * 1024 * 1024;

    private static readonly IReadOnlyList<ISourceReader> Ours = [new PdfFileReader(), new WordFileReader(), new FeedFileReader(), new HtmlPageReader(),
        new PlainTextReader()];

    /// <summary>For tests: other readers than the product's.</summary>
    internal IReadOnlyList<ISourceReader> All { get; init; } = Ours;

    /// <summary>The format of a source and what its reader made of it; an outcome with a refusal where no reader knows it, or its reader failed.</summary>
    public async Task<(string Kind, ReadOutcome Outcome)> ReadAsync(SourceFile source, CancellationToken cancellationToken)
    {
        if (source.Bytes.Length == 0)
        {
            return ("", ReadOutcome.No("it is empty"));
        }

        var reader = All.FirstOrDefault(one => one.Recognises(source));
        if (reader is null)
        {
            return ("", ReadOutcome.No(
                source.Extension is ".md" or ".markdown" ? "Markdown needs no conversion" : source.Extension.Length > 1 ? $"{source.Extension} files are not supported"
                    : "files of this kind are not supported",
                source.Extension is ".md" or ".markdown" ? "put the file into the corpus folder" : "save it as HTML, PDF, .docx or .txt, and add that"));
        }

        using var limited = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, cancellationToken);
        var done = new TaskCompletionSource<ReadOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var token = either.Token;
        var thread = new Thread(() => Run(reader, source, done, token), StackBytes) { IsBackground = true, Name = $"intake {reader.Kind}" };
        thread.Start();
        try
        {
            return (reader.Kind, await done.Task.WaitAsync(token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A library that does not look at the token goes on until it is done; nobody waits for it.
            return (reader.Kind, TooSlow(limit));
        }
    }

    /// <summary>The outcome of a source that was given up.</summary>
    public static ReadOutcome TooSlow(TimeSpan limit) => ReadOutcome.No(
        string.Create(CultureInfo.InvariantCulture, $"reading it took longer than {limit.TotalSeconds:0} seconds"), "save only the text as .txt, and add that");

    private static void Run(ISourceReader reader, SourceFile source, TaskCompletionSource<ReadOutcome> done, CancellationToken cancellationToken)
    {
        try
        {
            done.TrySetResult(reader.Read(source, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            done.TrySetCanceled(cancellationToken);
        }
        catch (OutOfMemoryException)
        {
            done.TrySetResult(ReadOutcome.No("reading it took more memory than it may", "save only the text as .txt, and add that"));
        }
#pragma warning disable CA1031 // Libraries of formats throw whatever a hostile file brings about; it is that file's reason.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            done.TrySetResult(ReadOutcome.No($"the file cannot be read ({fault.GetType().Name}): {TakenText.Cut(TakenText.Clean(fault.Message), 200).TrimEnd('.')}",
                "open it in a program that can read it, save it again, and add that"));
        }
    }
}
