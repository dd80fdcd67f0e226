using System.Text.Json.Serialization;

namespace RussiaTaliban.Benchmarks.Quality;

[JsonSerializable(typeof(QualityQuestion))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class QualityJson : JsonSerializerContext;
