using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Search.Encoding;

/// <summary>
/// The encoded passages of one corpus, made when they are first wanted or ahead of all questions. A corpus that is read anew takes over what has not changed.
/// Safe for any number of threads: two may do the same work, none sees half of it.
/// </summary>
internal sealed class PassageEncodings
{
    private readonly ITextEncoder _encoder;
    private readonly Corpus _corpus;
    private readonly EncodedText?[] _encoded;

    /// <param name="encoder">The model.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="before">The encodings of the corpus as it was; null if there are none.</param>
    public PassageEncodings(ITextEncoder encoder, Corpus corpus, PassageEncodings? before)
    {
        (_encoder, _corpus) = (encoder, corpus);
        _encoded = new EncodedText?[corpus.Passages.Count];
        if (before is null)
        {
            return;
        }

        var known = new Dictionary<(string Title, string? Heading, string Text), EncodedText>();
        for (var ordinal = 0; ordinal < before._encoded.Length; ordinal++)
        {
            if (before._encoded[ordinal] is { } encoded)
            {
                known.TryAdd(Key(before._corpus.Passages[ordinal]), encoded);
            }
        }

        for (var ordinal = 0; ordinal < _encoded.Length; ordinal++)
        {
            _encoded[ordinal] = known.GetValueOrDefault(Key(corpus.Passages[ordinal]));
        }
    }

    /// <summary>The model that encodes questions too.</summary>
    public ITextEncoder Encoder => _encoder;

    /// <summary>How many passages are encoded.</summary>
    public int Count => _encoded.Count(encoded => encoded is not null);

    /// <summary>The passage at a place where it has been encoded; otherwise null.</summary>
    public EncodedText? Find(int ordinal) => Volatile.Read(ref _encoded[ordinal]);

    /// <summary>The passage at a place, encoded now where it has not been.</summary>
    public EncodedText Of(int ordinal)
    {
        if (Find(ordinal) is { } known)
        {
            return known;
        }

        var encoded = Encode(_corpus.Passages[ordinal]);
        Volatile.Write(ref _encoded[ordinal], encoded);
        return encoded;
    }

    /// <summary>A passage by itself.</summary>
    public EncodedText Encode(Passage passage) => _encoder.EncodePassage(passage.Article.Title, passage.Section.Heading, passage.Text);

    /// <summary>Encodes all passages that are not, in their order.</summary>
    public void Prepare(CancellationToken cancellationToken)
    {
        for (var ordinal = 0; ordinal < _encoded.Length; ordinal++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _ = Of(ordinal);
        }
    }

    /// <summary>The places of the encoded passages nearest to a question, nearest first; at most <paramref name="most"/>. Looks at every one.</summary>
    public IReadOnlyList<int> Nearest(EncodedText question, int most)
    {
        var best = new PriorityQueue<int, double>(most + 1);
        for (var ordinal = 0; ordinal < _encoded.Length; ordinal++)
        {
            if (Find(ordinal) is not { } encoded)
            {
                continue;
            }

            var cosine = LateInteraction.Cosine(question.Whole, encoded.Whole);
            if (best.Count < most)
            {
                best.Enqueue(ordinal, cosine);
            }
            else if (best.TryPeek(out _, out var least) && cosine > least)
            {
                best.EnqueueDequeue(ordinal, cosine);
            }
        }

        var nearest = new int[best.Count];
        for (var place = nearest.Length - 1; place >= 0; place--)
        {
            nearest[place] = best.Dequeue();
        }

        return nearest;
    }

    private static (string Title, string? Heading, string Text) Key(Passage passage) => (passage.Article.Title, passage.Section.Heading, passage.Text);
}
