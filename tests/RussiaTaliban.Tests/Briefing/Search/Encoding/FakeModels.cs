using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Tests.Briefing.Search.Encoding;

/// <summary>An encoder whose words have meanings that a test gives: words of one meaning have one vector, all others are far from everything.</summary>
/// <param name="meanings">Words with the axis of their meaning, from 0 to 6.</param>
internal sealed class MeaningEncoder(params (string Word, int Axis)[] meanings) : ITextEncoder
{
    private const int Axes = 8;

    public int Encoded { get; private set; }

    public int TokenDimensions => Axes;

    public EncodedText EncodeQuestion(string question) => Encode(question);

    public EncodedText EncodePassage(string title, string? heading, string text)
    {
        Encoded++;
        return Encode(text);
    }

    private EncodedText Encode(string text)
    {
        var words = WordReader.Read(text);
        var whole = new sbyte[Axes];
        var tokens = new sbyte[words.Count * Axes];
        for (var at = 0; at < words.Count; at++)
        {
            var axis = Array.Find(meanings, meaning => meaning.Word == words[at].Folded) is { Word: not null } known ? known.Axis : Axes - 1;
            tokens[(at * Axes) + axis] = 127;
            whole[axis] = 127;
        }

        return new EncodedText(whole, tokens, [.. words.Select(word => new TextSpan(word.Start, word.Length))]);
    }
}

/// <summary>A reader that finds an answer only in the passages that a test names, and is surer of it than a real one ever is.</summary>
/// <param name="answers">Passage id and the words that answer.</param>
internal sealed class NamedReader(params (string Passage, string Words)[] answers) : IPassageReader
{
    public int Read { get; private set; }

    IReadOnlyList<PassageReading> IPassageReader.Read(string question, IReadOnlyList<Passage> passages)
    {
        Read += passages.Count;
        return [.. passages.Select(passage =>
        {
            var answer = Array.Find(answers, one => one.Passage == passage.Id.ToString());
            return answer.Words is null
                ? new PassageReading(-20, -20, -20, null)
                : new PassageReading(20, 20, 20, new TextSpan(passage.Text.IndexOf(answer.Words, StringComparison.Ordinal), answer.Words.Length));
        })];
    }
}
