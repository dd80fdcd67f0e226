using System.Text.Json.Serialization;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Host.Web;
using RussiaTaliban.Slack;

namespace RussiaTaliban.Host.Composition;

/// <summary><c>GET /health</c>: is the service able to answer, and does the corpus folder have faults?</summary>
internal static partial class HealthComposition
{
    public static void MapHealth(this WebApplication app) =>
        app.MapReading("/health", (LiveSearcher searcher, IServiceProvider services) =>
        {
            // Slack is there only where it is configured.
            var slack = services.GetService<SlackStatus>();
            var models = searcher.Models is { IsCompletedSuccessfully: true } loading ? loading.Result : null;
            return TypedResults.Json(
                new Health(
                    searcher.Faults.Count == 0 && (models is null or { Faults: [] }) && (slack is null or { State: SlackState.Ready }) ? "ok" : "degraded",
                    searcher.Current.Corpus.Revision[..12],
                    searcher.Current.Corpus.Articles.Count,
                    searcher.Current.Corpus.Passages.Count,
                    searcher.Faults.Count,
                    Describe(models),
                    slack?.Description),
                HealthJson.Default.Health);
        });

    /// <summary>Which models answer, for people.</summary>
    private static string Describe(NeuralModels? models) => models switch
    {
        null => "loading",
        { Faults: [var fault, ..] } => fault,
        { Reader: not null } => "encoder and reader",
        { Encoder: not null } => "encoder",
        _ => "words alone",
    };

    internal sealed record Health(string Status, string Revision, int Articles, int Passages, int CorpusFaults, string Models, string? Slack);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Health))]
    private sealed partial class HealthJson : JsonSerializerContext;
}
