using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>A watched question. Compared by value.</summary>
/// <param name="Question">As typed. Text from people.</param>
/// <param name="Since">From when on articles count as new for it.</param>
public sealed record WatchedQuestion(string Question, Instant Since)
{
    /// <summary>How many passages are remembered as sent; the oldest are forgotten first.</summary>
    public const int MaxTold = 50;

    /// <summary>The passages that were sent, oldest first: none comes twice.</summary>
    public ValueList<string> Told { get; init; } = [];

    /// <summary>The slugs of articles that are not meant: "not this".</summary>
    public ValueList<string> NotMeant { get; init; } = [];
}
