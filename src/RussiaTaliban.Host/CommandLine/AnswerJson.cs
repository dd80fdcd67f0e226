using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.Host.CommandLine;

/// <summary>JSON for programs: snake_case, members that do not apply left out, non-ASCII as it is (this output never meets a browser).</summary>
[JsonSerializable(typeof(AnswerRecord))]
[JsonSerializable(typeof(BatchQuestion))]
[JsonSerializable(typeof(BatchQuote))]
[JsonSerializable(typeof(SummaryRecord))]
[JsonSerializable(typeof(VerdictRecord))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    /// <summary>The one form in which the command line reads and writes.</summary>
    public static AnswerJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
