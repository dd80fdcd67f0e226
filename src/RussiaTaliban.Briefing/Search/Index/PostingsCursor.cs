using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace RussiaTaliban.Briefing.Search.Index;

/// <summary>Walks the postings of one field, term after term, reusing Lucene's enumerators. For one thread.</summary>
internal sealed class PostingsCursor
{
    private readonly PassageIndex.LeafPostings[] _leaves;
    private readonly TermsEnum?[] _terms;
    private readonly BytesRef _term = new(64);
    private DocsEnum? _docs;

    public PostingsCursor(PassageIndex.LeafPostings[] leaves, string field)
    {
        _leaves = leaves;
        _terms = new TermsEnum?[leaves.Length];
        for (var leaf = 0; leaf < leaves.Length; leaf++)
        {
            _terms[leaf] = leaves[leaf].Reader.GetTerms(field)?.GetEnumerator();
        }
    }

    /// <summary>In how many passages a stem stands.</summary>
    public int DocumentFrequency(string stem)
    {
        _term.CopyChars(stem);
        var frequency = 0;
        foreach (var terms in _terms)
        {
            if (terms is not null && terms.SeekExact(_term))
            {
                frequency += terms.DocFreq;
            }
        }

        return frequency;
    }

    /// <summary>Calls <paramref name="visit"/> with place and frequency of each passage that has the stem. Returns in how many it stands.</summary>
    public int Walk<TState>(string stem, TState state, Action<TState, int, int> visit)
    {
        _term.CopyChars(stem);
        var found = 0;
        for (var leaf = 0; leaf < _leaves.Length; leaf++)
        {
            if (_terms[leaf] is not { } terms || !terms.SeekExact(_term))
            {
                continue;
            }

            var ordinals = _leaves[leaf].Ordinals;
            found += terms.DocFreq;
            _docs = terms.Docs(null, _docs);
            for (var doc = _docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = _docs.NextDoc())
            {
                visit(state, ordinals[doc], _docs.Freq);
            }
        }

        return found;
    }
}
