using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Intake.Sources;

namespace RussiaTaliban.Intake.Readers;

/// <summary>
/// Reads sources in a process of its own, with a limit on its memory, that is ended where a source takes too long: whatever a file does to the library that reads it,
/// it does there. The process reads one source after the other and is started anew where it had to be ended.
/// </summary>
/// <param name="command">How it is started.</param>
/// <param name="options">The limits.</param>
/// <param name="time">The clock of the limit on time.</param>
public sealed class ReaderProcess(ReaderCommand command, IntakeOptions options, TimeProvider time) : IDisposable
{
    private const int MaxSource = 256 * 1024 * 1024;
    private const int MaxHeader = 64 * 1024;

    // A feed gives many articles, and their letters are escaped. What says more is not read whole, so that it costs its process memory and not this one.
    private const int MaxAnswer = 6 * CorpusReader.MaxFileSize;

    private const int Chunk = 1024 * 1024;

    // The process gives up by itself a little later, should nobody be there any more to end it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private Process? _process;

    /// <summary>Reads what stands on standard input until it ends: the other side of <see cref="ReadAsync"/>.</summary>
    public static async Task ServeAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        while (await ReadPartAsync(input, MaxHeader, cancellationToken).ConfigureAwait(false) is { } header)
        {
            var request = JsonSerializer.Deserialize(header, ReaderJson.Default.ReadRequest)!;
            var bytes = await ReadPartAsync(input, MaxSource, cancellationToken).ConfigureAwait(false) ?? [];
            var readers = new SourceReaders(request.Limit + Grace, TimeProvider.System);
            var source = new SourceFile(request.Name, bytes) { Address = request.Address, Charset = request.Charset, Today = request.Today };
            var (kind, outcome) = await readers.ReadAsync(source, cancellationToken).ConfigureAwait(false);
            var answer = JsonSerializer.SerializeToUtf8Bytes(new ReadAnswer(kind, outcome), ReaderJson.Default.ReadAnswer);
            await WritePartAsync(output, answer, cancellationToken).ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The source's format and what its reader made of it; an outcome with a refusal where the process had to be ended.</summary>
    /// <exception cref="ReaderNotStartedException">The process cannot be started, which is no fault of the source.</exception>
    internal async Task<(string Kind, ReadOutcome Outcome)> ReadAsync(SourceFile source, CancellationToken cancellationToken)
    {
        using var limited = new CancellationTokenSource(options.ReadingLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, cancellationToken);
        try
        {
            var process = _process ??= Start();
            var input = process.StandardInput.BaseStream;
            // Pipes do not hear that they are to stop, so that it is the waiting that stops; ending the process ends them.
            var request = new ReadRequest(source.Name, source.Address, source.Charset, source.Today, options.ReadingLimit);
            var header = JsonSerializer.SerializeToUtf8Bytes(request, ReaderJson.Default.ReadRequest);
            await WritePartAsync(input, header, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            await WritePartAsync(input, source.Bytes, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            await input.FlushAsync(either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            var part = await ReadPartAsync(process.StandardOutput.BaseStream, MaxAnswer, either.Token).WaitAsync(either.Token).ConfigureAwait(false)
                ?? throw new InvalidDataException("The process ended.");
            var answer = JsonSerializer.Deserialize(part, ReaderJson.Default.ReadAnswer)!;
            return (answer.Kind, answer.Outcome);
        }
        catch (OperationCanceledException)
        {
            Stop();
            cancellationToken.ThrowIfCancellationRequested();
            return ("", SourceReaders.TooSlow(options.ReadingLimit));
        }
        catch (TooLargeException)
        {
            Stop();
            return ("", ReadOutcome.No("there is more text in it than can be taken", "split it"));
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or JsonException or Win32Exception)
        {
            // It ran out of memory or stack in a way that .NET does not survive.
            Stop();
            return ("", ReadOutcome.No("reading it ended the program that reads files", "save only the text as .txt, and add that"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private Process Start()
    {
        Process process;
        try
        {
            process = Process.Start(command.Start(options.ReadingMegabytes))!;
        }
        catch (Win32Exception fault)
        {
            throw new ReaderNotStartedException($"the program that reads files, “{command.Program}”, cannot be started: {fault.Message}", fault);
        }

        // Whatever it says is about one file; nobody waits for it, but a full pipe would stop it.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private void Stop()
    {
        if (_process is not { } process)
        {
            return;
        }

        _process = null;
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }

        process.Dispose();
    }

    private static async Task WritePartAsync(Stream output, byte[] part, CancellationToken cancellationToken)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        await output.WriteAsync(length, cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(part, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A part with its length before it; null at the end.</summary>
    /// <exception cref="TooLargeException">It is longer than that.</exception>
    private static async Task<byte[]?> ReadPartAsync(Stream input, int most, CancellationToken cancellationToken)
    {
        var length = new byte[sizeof(int)];
        if (await input.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) < length.Length)
        {
            return null;
        }

        var size = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (size < 0 || size > most)
        {
            throw new TooLargeException();
        }

        // What is announced is not believed before it comes.
        var bytes = new byte[Math.Min(size, Chunk)];
        for (var read = 0; read < size;)
        {
            if (read == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(size, 2L * bytes.Length));
            }

            await input.ReadExactlyAsync(bytes.AsMemory(read), cancellationToken).ConfigureAwait(false);
            read = bytes.Length;
        }

        return bytes;
    }

    private sealed class TooLargeException : Exception;
}

/// <summary>The program that reads files cannot be started: no file can be read, whichever it is.</summary>
public sealed class ReaderNotStartedException : Exception
{
    /// <summary>Without a reason.</summary>
    public ReaderNotStartedException()
    {
    }

    /// <summary>With the reason, for people.</summary>
    public ReaderNotStartedException(string message)
        : base(message)
    {
    }

    /// <summary>With the reason, for people, and what lies behind it.</summary>
    public ReaderNotStartedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A source on its way to the process; its bytes follow.</summary>
internal sealed record ReadRequest(string Name, Uri? Address, string? Charset, DateOnly Today, TimeSpan Limit);

/// <summary>What the process made of it.</summary>
internal sealed record ReadAnswer(string Kind, ReadOutcome Outcome);

[JsonSerializable(typeof(ReadRequest))]
[JsonSerializable(typeof(ReadAnswer))]
internal sealed partial class ReaderJson : JsonSerializerContext;
