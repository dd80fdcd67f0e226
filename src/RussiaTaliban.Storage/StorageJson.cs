using System.Text.Json.Serialization;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Storage;

/// <summary>What is kept as JSON in a column.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationState))]
[JsonSerializable(typeof(DigestMark))]
[JsonSerializable(typeof(FeedbackEntry))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(SchedulePayload))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class StorageJson : JsonSerializerContext;
