using System.Text.Json;
using System.Text.Json.Serialization;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.ModelBuilder.Fitting;

/// <summary>A question about an article of a fitting set.</summary>
internal sealed record FittingQuestion
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("q")]
    public required string Text { get; init; }

    /// <summary>paraphrase, fact, multi, confusable, unanswerable, unanswerable-own-words or offtopic.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>The passages that answer, best first; empty if none does.</summary>
    [JsonPropertyName("answers")]
    public IReadOnlyList<string> Answers { get; set; } = [];

    /// <summary>The words that answer, in the first of <see cref="Answers"/>; empty if there is none.</summary>
    [JsonPropertyName("span")]
    public string? Span { get; set; }

    [JsonPropertyName("context")]
    public IReadOnlyList<string>? Context { get; init; }

    public bool IsAnswerable => Answers.Count > 0;

    /// <summary>The article that it is about; the id's prefix for one about none.</summary>
    public string Article => Id[..Id.LastIndexOf('-')];
}

/// <summary>Articles and questions about them that no model was taught with: what the search's numbers are fitted on.</summary>
/// <param name="Corpus">The articles.</param>
/// <param name="Questions">The questions, off-topic ones included.</param>
internal sealed record FittingSet(Corpus Corpus, IReadOnlyList<FittingQuestion> Questions)
{
    /// <summary>Each article by itself with its own questions and its share of those about nothing.</summary>
    public IEnumerable<FittingSet> Alone()
    {
        var offTopic = Questions.Where(question => question.Kind == "offtopic").ToList();
        return Corpus.Articles.Select((article, place) => new FittingSet(
            new Corpus([article]),
            [.. Questions.Where(question => question.Article == article.Slug), .. offTopic.Where((_, at) => at % Corpus.Articles.Count == place)]));
    }

    /// <summary>Reads a folder of articles and its <c>questions.jsonl</c>.</summary>
    /// <exception cref="InvalidDataException">An article has faults, or a question names a passage that there is not.</exception>
    public static async Task<FittingSet> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var read = await CorpusReader.ReadAsync(folder, cancellationToken);
        if (!read.IsReadable)
        {
            throw new InvalidDataException(string.Join('\n', read.Faults));
        }

        var questions = new List<FittingQuestion>();
        await foreach (var line in File.ReadLinesAsync(Path.Combine(folder, "questions.jsonl"), cancellationToken))
        {
            if (line.Length > 0)
            {
                questions.Add(JsonSerializer.Deserialize(line, FittingJson.Default.FittingQuestion)!);
            }
        }

        var known = read.Corpus.Passages.Select(passage => passage.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        return questions.Find(question => question.Answers.Any(answer => !known.Contains(answer))) is { } odd
            ? throw new InvalidDataException($"{odd.Id}: {string.Join(", ", odd.Answers)}: there is no such passage")
            : new FittingSet(read.Corpus, questions);
    }
}

[JsonSerializable(typeof(FittingQuestion))]
internal sealed partial class FittingJson : JsonSerializerContext;
