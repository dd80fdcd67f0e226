using System.Text.Json.Serialization;
using RussiaTaliban.Briefing.Search;
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
            return TypedResults.Json(
                new Health(
                    searcher.Faults.Count == 0 && (slack is null or { State: SlackState.Ready }) ? "ok" : "degraded",
                    searcher.Current.Corpus.Revision[..12],
                    searcher.Current.Corpus.Articles.Count,
                    searcher.Current.Corpus.Passages.Count,
                    searcher.Faults.Count,
                    slack?.Description),
                HealthJson.Default.Health);
        });

    internal sealed record Health(string Status, string Revision, int Articles, int Passages, int CorpusFaults, string? Slack);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Health))]
    private sealed partial class HealthJson : JsonSerializerContext;
}
