using RussiaTaliban.Briefing.Search.Encoding;

namespace RussiaTaliban.Briefing.Search;

/// <summary>Which parts of the search are on. All are on by default; a benchmark turns them off one at a time to measure their effect.</summary>
public sealed record SearchOptions
{
    /// <summary>Everything on.</summary>
    public static SearchOptions Default { get; } = new();

    /// <summary>Lucene-style BM25 over stems and nothing else: the rival in every benchmark.</summary>
    public bool PlainBm25 { get; init; }

    /// <summary>WordNet relations: synonyms, derivations, wider and narrower words.</summary>
    public bool Relations { get; init; } = true;

    /// <summary>Countries by name, capital, people and government.</summary>
    public bool Countries { get; init; } = true;

    /// <summary>Word vectors: words that are used alike.</summary>
    public bool Vectors { get; init; } = true;

    /// <summary>How rare a word is in the language at large, beside how rare it is in the corpus.</summary>
    public bool BackgroundFrequency { get; init; } = true;

    /// <summary>The best sentence counts beside the whole passage.</summary>
    public bool BestSentence { get; init; } = true;

    /// <summary>The section's heading and the article's title count as fields of their own.</summary>
    public bool Headings { get; init; } = true;

    /// <summary>A passage is also seen through its neighbours.</summary>
    public bool Neighbours { get; init; } = true;

    /// <summary>A sentence that has what is asked for (a date for "when") is preferred.</summary>
    public bool AnswerTypes { get; init; } = true;

    /// <summary>Words that neither the corpus nor the lexicon knows are read as the nearest that one of them does.</summary>
    public bool SpellingRepair { get; init; } = true;

    /// <summary>Follow-ups are completed from the conversation.</summary>
    public bool FollowUps { get; init; } = true;

    /// <summary>A bi-encoder that retrieves and scores beside the words; null, the default, for none.</summary>
    public ITextEncoder? Encoder { get; init; }

    /// <summary>A cross-encoder that reads the best candidates and decides the outcome; null, the default, for none. Used only with <see cref="Encoder"/>.</summary>
    public IPassageReader? Reader { get; init; }

    /// <summary>The reader reads all the passages that it may, whatever the first of them decide. Default false; true only to fit the numbers that decide.</summary>
    internal bool ReadsToTheEnd { get; init; }

    /// <summary>Reads what messages to the bot want; null for a grammar alone. The search does not use it: it stands with the models that it is loaded with.</summary>
    public IMessageListener? Listener { get; init; }
}
