using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Onnx;

namespace RussiaTaliban.Host.Composition;

/// <summary>The neural models: the shipped ones, those that section <c>Models</c> names, or none.</summary>
internal static class ModelsComposition
{
    /// <summary>The shipped models are loaded once a process, whatever hosts there are in it.</summary>
    private static readonly Lazy<NeuralModels> Shipped = new(() => OnnxModels.Load(new ModelOptions()));

    /// <summary>What loads the models that the configuration means; called in the background.</summary>
    public static Func<NeuralModels> Of(IConfiguration configuration)
    {
        var options = configuration.GetSection(ModelOptions.Section).Get<ModelOptions>() ?? new ModelOptions();
        options.EncoderEnabled = configuration.GetValue("Encoder:Enabled", options.EncoderEnabled);
        options.ReaderEnabled = configuration.GetValue("Reader:Enabled", options.ReaderEnabled);
        return options is { EncoderEnabled: true, ReaderEnabled: true, ListenerEnabled: true, Folder: "", Threads: 1 } ? () => Shipped.Value : () => OnnxModels.Load(options);
    }
}
