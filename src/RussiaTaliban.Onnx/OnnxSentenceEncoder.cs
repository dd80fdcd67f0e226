using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Onnx;

/// <summary>
/// A sentence-embedding model in ONNX form, of the BERT family: its token vectors, averaged over the words of the text, of length 1.
/// A model that gives one vector a text is taken as it is. Safe for any number of threads.
/// </summary>
public sealed class OnnxSentenceEncoder : ISentenceEncoder, IDisposable
{
    private const string Ids = "input_ids";
    private const string Mask = "attention_mask";
    private const string Types = "token_type_ids";

    private readonly InferenceSession _session;
    private readonly WordPieces _pieces;
    private readonly RunOptions _runOptions = new();
    private readonly int _maxTokens;

    /// <summary>Loads a model and its vocabulary.</summary>
    /// <param name="options">Where they are.</param>
    /// <exception cref="SentenceEncoderException">A file is missing, or is not what it should be; the message names it.</exception>
    public OnnxSentenceEncoder(SentenceEncoderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _pieces = WordPieces.Read(options.Vocabulary, options.LowerCase);
        _maxTokens = options.MaxTokens;
        try
        {
            using var session = new SessionOptions
            {
                IntraOpNumThreads = options.Threads,
                EnableCpuMemArena = false,
                EnableMemoryPattern = false,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            };
            _session = new InferenceSession(options.Model, session);
        }
        catch (OnnxRuntimeException cause)
        {
            throw new SentenceEncoderException(options.Model, $"not an ONNX model that can be run ({cause.Message})", cause);
        }
        catch (Exception cause) when (cause is TypeInitializationException or DllNotFoundException)
        {
            throw new SentenceEncoderException(
                options.Model,
                $"the native library that runs it cannot be loaded on this machine ({cause.GetBaseException().Message}); "
                + $"{SentenceEncoderOptions.Section}:{nameof(SentenceEncoderOptions.Enabled)}=false does without it",
                cause);
        }

        if (!_session.InputMetadata.ContainsKey(Ids))
        {
            throw new SentenceEncoderException(options.Model, $"has no input “{Ids}”: a model of the BERT family is needed");
        }
    }

    /// <inheritdoc/>
    public float[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = _pieces.Encode(text, _maxTokens);
        long[] shape = [1, ids.Length];
        using var idValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(Enumerable.Repeat(1L, ids.Length).ToArray(), shape);
        using var typeValue = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        var inputs = new Dictionary<string, OrtValue> { [Ids] = idValue };
        foreach (var (name, value) in new[] { (Mask, maskValue), (Types, typeValue) })
        {
            if (_session.InputMetadata.ContainsKey(name))
            {
                inputs.Add(name, value);
            }
        }

        using var outputs = _session.Run(_runOptions, inputs, [_session.OutputNames[0]]);
        return Mean(outputs[0].GetTensorDataAsSpan<float>(), outputs[0].GetTensorTypeAndShape().Shape);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _runOptions.Dispose();
    }

    /// <summary>The mean over tokens; texts are never padded, so that every token counts.</summary>
    private static float[] Mean(ReadOnlySpan<float> values, long[] shape)
    {
        var dimensions = (int)shape[^1];
        var sum = new float[dimensions];
        for (var row = 0; row < values.Length; row += dimensions)
        {
            TensorPrimitives.Add(sum, values.Slice(row, dimensions), sum);
        }

        var length = TensorPrimitives.Norm<float>(sum);
        if (length > 0)
        {
            TensorPrimitives.Divide(sum, length, sum);
        }

        return sum;
    }
}
