namespace RussiaTaliban.Briefing.Search;

/// <summary>An immutable snapshot of a corpus that can be asked. Safe for any number of threads.</summary>
public sealed class Searcher
{
    private Searcher(Corpus corpus) => Corpus = corpus;

    /// <summary>The corpus that is searched.</summary>
    public Corpus Corpus { get; }

    /// <summary>Builds a snapshot in memory.</summary>
    public static Searcher Create(Corpus corpus) => new(corpus);

    /// <summary>Asks. Any text is allowed.</summary>
    public Answer Ask(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        _ = Corpus;
        return new Answer(AnswerOutcome.NotFound, []);
    }

    /// <summary>One passage of this corpus as a hit for a question, with its highlights and matches, whether or not it would be shown.</summary>
    public Hit Explain(Question question, Passage passage)
    {
        ArgumentNullException.ThrowIfNull(question);
        _ = Corpus;
        return new Hit(passage, 0, []);
    }
}
