using RussiaTaliban.Briefing.Search.Encoding;

namespace RussiaTaliban.Onnx;

/// <summary>Loads the models that the options name.</summary>
public static class OnnxModels
{
    /// <summary>The models. What cannot be loaded is missing and named in the faults, so that the service answers by what there is.</summary>
    public static NeuralModels Load(ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.EncoderEnabled)
        {
            return NeuralModels.None;
        }

        if (options.Faults().ToArray() is { Length: > 0 } wrong)
        {
            return new NeuralModels(null, null, null, wrong);
        }

        var faults = new List<string>();
        var encoder = Try(() => new OnnxTextEncoder(options), faults);
        var reader = encoder is not null && options.ReaderEnabled ? Try(() => new OnnxPassageReader(options), faults) : null;
        var listener = encoder is not null && options.ListenerEnabled ? Try(() => new OnnxMessageListener(options, encoder), faults) : null;
        return new NeuralModels(encoder, reader, listener, faults);
    }

    private static T? Try<T>(Func<T> load, List<string> faults)
        where T : class
    {
        try
        {
            return load();
        }
        catch (ModelFileException fault)
        {
            faults.Add(fault.Message);
            return null;
        }
    }
}
