using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>The words and marks of one or more paragraphs, read through.</summary>
internal sealed class TokenStream
{
    private TokenStream(IReadOnlyList<string> texts, IReadOnlyList<Passage> passages)
    {
        Texts = texts;
        Passages = passages;
        var tokens = new List<QuoteToken>();
        for (var paragraph = 0; paragraph < texts.Count; paragraph++)
        {
            QuoteTokenizer.Add(tokens, texts[paragraph], paragraph);
        }

        Tokens = tokens;
    }

    private TokenStream(TokenStream source, IReadOnlyList<QuoteToken> tokens)
    {
        Texts = source.Texts;
        Passages = source.Passages;
        Tokens = tokens;
    }

    public IReadOnlyList<string> Texts { get; }

    /// <summary>The passages whose texts these are; empty for pasted text.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    public IReadOnlyList<QuoteToken> Tokens { get; }

    public QuoteToken this[int index] => Tokens[index];

    public int Count => Tokens.Count;

    public static TokenStream Of(string text) => new([text], []);

    public static TokenStream Of(IReadOnlyList<Passage> passages) => new([.. passages.Select(passage => passage.Text)], passages);

    /// <summary>The same text with other tokens.</summary>
    public TokenStream With(IEnumerable<QuoteToken> tokens) => new(this, [.. tokens]);

    /// <summary>The tokens of some paragraphs, both ends included.</summary>
    public TokenStream Paragraphs(int first, int last) => With(Tokens.Where(token => token.Paragraph >= first && token.Paragraph <= last));

    public TokenStream Slice(Range range)
    {
        var (start, length) = range.GetOffsetAndLength(Count);
        return With(Tokens.Skip(start).Take(length));
    }

    /// <summary>The text from one token to another of the same paragraph, both included.</summary>
    public string Text(int first, int last) => Texts[Tokens[first].Paragraph][Tokens[first].Start..Tokens[last].End];

    /// <summary>The pieces of paragraphs that the tokens from <paramref name="start"/> up to <paramref name="end"/> cover.</summary>
    public IEnumerable<QuotePiece> Pieces(int start, int end)
    {
        for (var first = start; first < end;)
        {
            var next = first;
            while (next < end && Tokens[next].Paragraph == Tokens[first].Paragraph)
            {
                next++;
            }

            yield return new QuotePiece(Passages[Tokens[first].Paragraph], new TextSpan(Tokens[first].Start, Tokens[next - 1].End - Tokens[first].Start));
            first = next;
        }
    }
}
