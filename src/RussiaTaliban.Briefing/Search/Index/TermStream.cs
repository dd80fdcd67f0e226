using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace RussiaTaliban.Briefing.Search.Index;

/// <summary>Hands terms that are already analyzed to Lucene, so that what is indexed and what is asked are read by one analyzer. Reused from field to field.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly ICharTermAttribute _term;
    private IReadOnlyList<string> _terms = [];
    private int _next;

    public TermStream() => _term = AddAttribute<ICharTermAttribute>();

    /// <summary>Sets what the next field holds.</summary>
    public TermStream Over(IReadOnlyList<string> terms)
    {
        _terms = terms;
        return this;
    }

    public override void Reset()
    {
        base.Reset();
        _next = 0;
    }

    public override bool IncrementToken()
    {
        if (_next == _terms.Count)
        {
            return false;
        }

        ClearAttributes();
        _term.Append(_terms[_next++]);
        return true;
    }
}
