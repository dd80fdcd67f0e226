using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Onnx;

namespace RussiaTaliban.Host.Composition;

/// <summary>The sentence encoder: the shipped one, one that section <c>SentenceEncoder</c> names, or none.</summary>
internal static class SentenceEncoderComposition
{
    /// <summary>Loaded once a process, whatever hosts there are in it, with the sentences that it remembers.</summary>
    private static readonly Lazy<RememberingEncoder> Shipped = new(() => new RememberingEncoder(new OnnxSentenceEncoder(new SentenceEncoderOptions())));

    /// <summary>The encoder that is used where nothing else is configured.</summary>
    /// <exception cref="SentenceEncoderException">It cannot be loaded; the message says why.</exception>
    public static ISentenceEncoder Default => Shipped.Value;

    public static void AddSentenceEncoder(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(SentenceEncoderOptions.Section).Get<SentenceEncoderOptions>() ?? new SentenceEncoderOptions();
        if (!options.Enabled)
        {
            return;
        }

        // The searcher needs the model before the host starts, so that it is asked here already what else would be told at start.
        var faults = options.Faults().ToArray();
        if (faults.Length > 0)
        {
            services.AddSingleton<ISentenceEncoder>(_ => throw new OptionsValidationException(SentenceEncoderOptions.Section, typeof(SentenceEncoderOptions), faults));
        }
        else if (options.IsShipped && options is { MaxTokens: 128, Threads: 1 })
        {
            services.AddSingleton(_ => Default);
        }
        else
        {
            services.AddSingleton(_ => new OnnxSentenceEncoder(options));
            services.AddSingleton<ISentenceEncoder>(provider => new RememberingEncoder(provider.GetRequiredService<OnnxSentenceEncoder>()));
        }
    }
}
