using System.Text;

namespace RussiaTaliban.Briefing.Quotes.References;

/// <summary>
/// A title as reference styles set it: straight marks curled, quotation marks inside quotation marks exchanged, and the mark that follows the title inside
/// the quotation marks with which it ends. Its words stay as they are.
/// </summary>
internal sealed class ReferenceTitle
{
    private readonly string _text;

    /// <summary>How many quotation marks end it.</summary>
    private readonly int _closing;

    /// <summary>A title.</summary>
    /// <param name="title">The words.</param>
    /// <param name="isQuoted">True if quotation marks will stand around it, so that its own are single ones.</param>
    public ReferenceTitle(string title, bool isQuoted)
    {
        var text = new StringBuilder(title.Length);
        var open = new Stack<(bool IsSingle, bool IsKept, char Close)>();
        for (var at = 0; at < title.Length; at++)
        {
            var (sign, isAtWord) = (title[at], IsBeforeWord(title, at));
            if (sign == '“' || (sign == '"' && isAtWord))
            {
                Open(isSingle: false);
            }
            else if ((sign == '‘' && open.Count > 0) || (sign == '\'' && isAtWord && IsLetter(title, at + 1) && IsClosedLater(title, at)))
            {
                Open(isSingle: true);
            }
            else if (sign == '‘')
            {
                open.Push((IsSingle: true, IsKept: true, '’'));
                text.Append(sign);
            }
            else if (open.Count > 0 && (open.Peek().IsSingle ? sign is '’' or '\'' && !IsLetter(title, at + 1) : sign is '”' or '"'))
            {
                text.Append(open.Pop().Close);
                _closing++;
                continue;
            }
            else
            {
                text.Append(sign == '\'' ? '’' : sign);
            }

            _closing = 0;
        }

        _text = text.ToString();

        void Open(bool isSingle)
        {
            // Single marks that were chosen for the title are kept; only between other marks do they count.
            var isInner = (isQuoted ? open.Count + 1 : open.Count(mark => !mark.IsKept)) % 2 == 1;
            text.Append(isInner ? '‘' : '“');
            open.Push((isSingle, IsKept: false, isInner ? '’' : '”'));
        }
    }

    /// <summary>The title alone.</summary>
    public override string ToString() => _text;

    /// <summary>The title with a mark after its last word.</summary>
    public string With(char mark) => _text[..^_closing] + mark + _text[^_closing..];

    /// <summary>The title with a full stop, where it does not end with a mark that ends a sentence.</summary>
    public string Ended() => EndsSentence(_text) || EndsSentence(_text[..^_closing]) ? _text : With('.');

    private static bool EndsSentence(string text) => text is [.., '.' or '?' or '!'];

    private static bool IsBeforeWord(string title, int at) =>
        (at == 0 || !char.IsLetterOrDigit(title[at - 1])) && at + 1 < title.Length && !char.IsWhiteSpace(title[at + 1]);

    private static bool IsLetter(string title, int at) => at < title.Length && char.IsLetter(title[at]);

    /// <summary>True if a straight mark before a word has another one after a word.</summary>
    private static bool IsClosedLater(string title, int at)
    {
        for (var end = title.IndexOf('\'', at + 1); end >= 0; end = title.IndexOf('\'', end + 1))
        {
            if (!IsLetter(title, end + 1))
            {
                return true;
            }
        }

        return false;
    }
}
