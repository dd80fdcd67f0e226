using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Encoding;

/// <summary>Recognises what a message to the bot asks for, and which of its words say when, where and about what. Implementations are thread-safe.</summary>
public interface IMessageListener
{
    /// <summary>What its probabilities are held against.</summary>
    ListenerThresholds Thresholds { get; }

    /// <summary>What the message says. Text beyond the model's limit is left out.</summary>
    HeardMessage Hear(string message);
}

/// <summary>The thresholds above which a listener's result is used: each from 0 to 1, fitted on messages that were not in its training data.</summary>
/// <param name="Sure">It is a wish, whatever the articles say: 5 in 2,000 of ordinary questions and remarks pass.</param>
/// <param name="Likely">It is a wish if the articles have no answer: 15 in 2,000 pass.</param>
/// <param name="SureCheck">It holds words up to be checked, though nothing comes near them: 2 in 1,000.</param>
/// <param name="LeastCheck">Below, it holds nothing up: 2 in 100 of those that do lie there.</param>
public sealed record ListenerThresholds(double Sure, double Likely, double SureCheck, double LeastCheck);

/// <summary>A listener's result for a message.</summary>
/// <param name="Kinds">The probability of each kind of message, by the kind's name; together 1.</param>
/// <param name="Parts">The words that carry a part, in order; no two share a character.</param>
/// <param name="Seconds">Where in the message a second wish begins, in order; empty for one wish.</param>
public sealed record HeardMessage(IReadOnlyDictionary<string, double> Kinds, IReadOnlyList<HeardPart> Parts, IReadOnlyList<int> Seconds)
{
    /// <summary>The likeliest kind.</summary>
    public string Kind => Kinds.MaxBy(kind => kind.Value).Key;

    /// <summary>The probability of a kind; 0 for one that the listener does not know.</summary>
    public double ShareOf(string kind) => Kinds.GetValueOrDefault(kind);
}

/// <summary>The words of a message that state one part of the request.</summary>
/// <param name="Tag">What they say: "days", "time", "about" and so on, as the listener was taught.</param>
/// <param name="Span">Where they stand; whole words.</param>
/// <param name="Share">How sure that is, from 0 to 1: the least of its pieces' probabilities.</param>
public sealed record HeardPart(string Tag, TextSpan Span, double Share);
