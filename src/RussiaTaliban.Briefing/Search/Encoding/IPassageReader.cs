using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Encoding;

/// <summary>
/// A cross-encoder: reads a question and a passage together and says whether the passage answers, and where. Implementations are safe for any
/// number of threads.
/// </summary>
public interface IPassageReader
{
    /// <summary>Reads the passages, each by itself; one reading for each, in their order.</summary>
    IReadOnlyList<PassageReading> Read(string question, IReadOnlyList<Passage> passages);
}

/// <summary>A reader's result for a question and a passage. Scores are logits: any number, larger is better.</summary>
/// <param name="Relevance">How well the passage fits the question among others.</param>
/// <param name="Answers">Whether it answers the question: above 0 for rather yes.</param>
/// <param name="Margin">How far the best answering span is ahead of "nowhere".</param>
/// <param name="Span">The answering words in the passage's text; null if none can be placed.</param>
public sealed record PassageReading(double Relevance, double Answers, double Margin, TextSpan? Span);

/// <summary>The models that a searcher uses in addition to words.</summary>
/// <param name="Encoder">The bi-encoder; null if there is none.</param>
/// <param name="Reader">The cross-encoder; null if there is none.</param>
/// <param name="Listener">What reads messages to the bot; null if there is none.</param>
/// <param name="Faults">Why one is missing that was wanted, a line each; empty if nothing is.</param>
public sealed record NeuralModels(ITextEncoder? Encoder, IPassageReader? Reader, IMessageListener? Listener, IReadOnlyList<string> Faults)
{
    /// <summary>Words alone, by choice.</summary>
    public static NeuralModels None { get; } = new(null, null, null, []);
}
