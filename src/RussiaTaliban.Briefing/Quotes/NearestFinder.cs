using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>Finds the stretch of a corpus that an altered quote is most like: a few passages that share its rare words, then word by word.</summary>
internal sealed class NearestFinder(QuoteIndex index)
{
    private const int MaxCandidates = 8;
    private const int MaxVotingWords = 32;
    private const int MaxVotes = 100_000;
    private const int LongQuote = 400;

    /// <summary>The best fit; null if no passage shares a word.</summary>
    public Alignment? Find(TokenStream quote)
    {
        Alignment? best = null;
        foreach (var window in Windows(quote))
        {
            var alignment = Aligner.Align(quote, window);
            if (best is null || alignment.Similarity > best.Similarity)
            {
                best = alignment;
            }
        }

        return best;
    }

    public IEnumerable<TokenStream> Windows(TokenStream quote)
    {
        var votes = new Dictionary<Passage, double>();
        var counted = 0;
        var words = quote.Tokens.Where(token => token.IsWord).Select(token => token.Key).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(word => index.Count(word) > 0).OrderBy(index.Count).Take(MaxVotingWords);
        foreach (var word in words)
        {
            counted += index.Count(word);
            if (counted > MaxVotes && votes.Count > 0)
            {
                break;
            }

            foreach (var passage in index.Holding(word))
            {
                votes[passage] = votes.GetValueOrDefault(passage) + index.Weight(word);
            }
        }

        return votes.OrderByDescending(vote => vote.Value)
            .ThenBy(vote => vote.Key.Id.ToString(), StringComparer.Ordinal)
            .Take(quote.Count > LongQuote ? MaxCandidates / 4 : MaxCandidates)
            .Select(vote => Window(vote.Key, quote.Count));
    }

    /// <summary>The passage with as many neighbours on each side as a quote of that size may run over.</summary>
    public TokenStream Window(Passage passage, int tokens)
    {
        var passages = passage.Article.Passages;
        var at = passages.TakeWhile(other => other != passage).Count();
        var (first, last) = (at, at);
        for (var room = tokens; first > 0 && room > 0; room -= passages[first].Text.Length / 5)
        {
            first--;
        }

        for (var room = tokens; last < passages.Count - 1 && room > 0; room -= passages[last].Text.Length / 5)
        {
            last++;
        }

        return index.Stream(passage.Article).Paragraphs(first, last);
    }
}
