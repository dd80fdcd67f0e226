using System.Collections.Concurrent;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Encoding;

namespace RussiaTaliban.ModelBuilder.Fitting;

/// <summary>The encoder, asked once for each text: a fit ranks the same questions again and again.</summary>
internal sealed class RememberedEncoder(ITextEncoder encoder) : ITextEncoder
{
    private readonly ConcurrentDictionary<string, EncodedText> _questions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Title, string? Heading, string Text), EncodedText> _passages = [];

    public int TokenDimensions => encoder.TokenDimensions;

    public EncodedText EncodeQuestion(string question) => _questions.GetOrAdd(question, encoder.EncodeQuestion);

    public EncodedText EncodePassage(string title, string? heading, string text) =>
        _passages.GetOrAdd((title, heading, text), passage => encoder.EncodePassage(passage.Title, passage.Heading, passage.Text));
}

/// <summary>The reader, asked once for each question and passage.</summary>
internal sealed class RememberedReader(IPassageReader reader) : IPassageReader
{
    private readonly ConcurrentDictionary<(string Question, PassageId Passage), PassageReading> _readings = [];

    public IReadOnlyList<PassageReading> Read(string question, IReadOnlyList<Passage> passages)
    {
        var missing = passages.Where(passage => !_readings.ContainsKey((question, passage.Id))).ToList();
        foreach (var (passage, reading) in missing.Zip(reader.Read(question, missing)))
        {
            _readings[(question, passage.Id)] = reading;
        }

        return [.. passages.Select(passage => _readings[(question, passage.Id)])];
    }
}
