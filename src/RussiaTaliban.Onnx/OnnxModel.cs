using Microsoft.ML.OnnxRuntime;
using RussiaTaliban.Briefing.Search.Encoding;

namespace RussiaTaliban.Onnx;

/// <summary>An ONNX file of the BERT family, opened: rows of piece numbers in, tensors of floats out. Safe for any number of threads.</summary>
internal sealed class OnnxModel : IDisposable
{
    private const string Ids = "ids";
    private const string Mask = "mask";
    private const string Types = "types";

    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();

    /// <param name="path">The file.</param>
    /// <param name="threads">Threads that one run may use, from 1.</param>
    /// <param name="outputs">The outputs that the caller needs.</param>
    /// <exception cref="ModelFileException">The file is missing, or is not what it should be; the message names it.</exception>
    public OnnxModel(string path, int threads, params string[] outputs) => _session = Open(path, threads, [Ids, Mask], outputs);

    /// <summary>Opens a file and makes sure that it has what the caller needs.</summary>
    /// <exception cref="ModelFileException">The file is missing, or is not what it should be; the message names it.</exception>
    public static InferenceSession Open(string path, int threads, string[] inputs, string[] outputs)
    {
        InferenceSession opened;
        try
        {
            using var session = new SessionOptions
            {
                IntraOpNumThreads = threads,
                EnableCpuMemArena = false,
                EnableMemoryPattern = false,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            };
            opened = new InferenceSession(path, session);
        }
        catch (OnnxRuntimeException cause)
        {
            throw new ModelFileException(path, $"not a usable ONNX model ({cause.Message})", cause);
        }
        catch (Exception cause) when (cause is TypeInitializationException or DllNotFoundException)
        {
            throw new ModelFileException(path, $"the native library that runs it cannot be loaded on this machine ({cause.GetBaseException().Message})", cause);
        }

        var fault = Array.Find(inputs, name => !opened.InputMetadata.ContainsKey(name)) is { } input ? $"has no input “{input}”"
            : Array.Find(outputs, name => !opened.OutputMetadata.ContainsKey(name)) is { } output ? $"has no output “{output}”" : null;
        if (fault is not null)
        {
            opened.Dispose();
            throw new ModelFileException(path, fault);
        }

        return opened;
    }

    /// <summary>True if the model has an output of this name.</summary>
    public bool Has(string output) => _session.OutputMetadata.ContainsKey(output);

    /// <summary>Runs rows of unequal length, padded to the longest, and hands over the outputs.</summary>
    /// <param name="rows">The piece numbers of each input, and where its second text begins (its length where it has one text).</param>
    /// <param name="outputs">Which outputs.</param>
    /// <param name="read">Reads them while they live; the second argument is the padded length.</param>
    public T Run<T>(IReadOnlyList<(long[] Ids, int Second)> rows, string[] outputs, Func<IReadOnlyList<OrtValue>, int, T> read)
    {
        var length = rows.Max(row => row.Ids.Length);
        long[] shape = [rows.Count, length];
        var ids = new long[rows.Count * length];
        var mask = new long[ids.Length];
        var types = new long[ids.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            var (pieces, second) = rows[row];
            pieces.CopyTo(ids, row * length);
            Array.Fill(mask, 1, row * length, pieces.Length);
            Array.Fill(types, 1, (row * length) + second, pieces.Length - second);
        }

        using var idValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var typeValue = OrtValue.CreateTensorValueFromMemory(types, shape);
        var inputs = new Dictionary<string, OrtValue> { [Ids] = idValue, [Mask] = maskValue };
        if (_session.InputMetadata.ContainsKey(Types))
        {
            inputs.Add(Types, typeValue);
        }

        using var results = _session.Run(_options, inputs, outputs);
        return read([.. results], length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }
}
