using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.Briefing.Quotes;

[JsonSerializable(typeof(CslRecord[]))]
internal sealed partial class CslJson : JsonSerializerContext
{
    /// <summary>Indented, members that are not known left out, letters of every script as they are: it is read by people and reference managers, never by a browser.</summary>
    public static CslJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
