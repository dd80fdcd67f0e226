using System.Text.Json;

namespace RussiaTaliban.Tests.Quality;

/// <summary>A line of <c>article-dev.jsonl</c>.</summary>
internal sealed record QualityQuestion(string Id, string Text, string Kind, IReadOnlyList<string> Answers, string MustQuote, IReadOnlyList<string> Context)
{
    public bool IsAnswerable => Answers.Count > 0 && Kind is not ("quote-check" or "command");

    public static IReadOnlyList<QualityQuestion> ReadAll() =>
        [.. File.ReadLines(Repository.QualityFile("article-dev.jsonl")).Where(line => line.Length > 0).Select(Read)];

    private static QualityQuestion Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var question = document.RootElement;
        return new QualityQuestion(
            question.GetProperty("id").GetString()!,
            question.GetProperty("q").GetString()!,
            question.GetProperty("kind").GetString()!,
            Strings(question, "answers"),
            question.GetProperty("must_quote").GetString() ?? string.Empty,
            Strings(question, "context"));
    }

    private static string[] Strings(JsonElement question, string name) =>
        question.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}
