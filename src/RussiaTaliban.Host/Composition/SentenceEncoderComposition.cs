using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Onnx;

namespace RussiaTaliban.Host.Composition;

/// <summary>A local sentence-embedding model, where section <c>SentenceEncoder</c> names one; nothing of it otherwise.</summary>
internal static class SentenceEncoderComposition
{
    public static void AddSentenceEncoder(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(SentenceEncoderOptions.Section).Get<SentenceEncoderOptions>() ?? new SentenceEncoderOptions();
        if (!options.IsOn)
        {
            return;
        }

        // The searcher needs the model before the host starts, so that it is asked here already what else would be told at start.
        var faults = options.Faults().ToArray();
        services.AddSingleton<ISentenceEncoder>(_ => faults.Length == 0
            ? new OnnxSentenceEncoder(options)
            : throw new OptionsValidationException(SentenceEncoderOptions.Section, typeof(SentenceEncoderOptions), faults));
    }
}
