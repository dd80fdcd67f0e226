using System.Text;

namespace RussiaTaliban.Briefing.Corpora.Reading;

/// <summary>
/// Markdown as CommonMark knows it, made of a file that may also hold HTML, comments, shortcodes, attribute lists and notes: those are left out, and
/// elements that part paragraphs become blank lines. For each character it says where in the file it stands.
/// </summary>
internal sealed class CleanMarkdown
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _origin = [];

    /// <summary>The Markdown.</summary>
    public string Text => field ??= _text.ToString();

    /// <summary>True if nothing stands yet on the last line but white space.</summary>
    public bool IsAtLineStart
    {
        get
        {
            for (var at = _text.Length - 1; at >= 0 && _text[at] != '\n'; at--)
            {
                if (_text[at] is not (' ' or '\t'))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Where the character at an index of <see cref="Text"/> stands in the file; −1 for one that was put in.</summary>
    public int Origin(int index) => _origin[index];

    /// <summary>Takes over a character of the file.</summary>
    public void Keep(char letter, int origin)
    {
        _text.Append(letter);
        _origin.Add(origin);
    }

    /// <summary>Puts in characters that the file does not have: white space and the signs of a heading.</summary>
    public void Insert(string text)
    {
        foreach (var letter in text)
        {
            Keep(letter, -1);
        }
    }

    /// <summary>Ends the paragraph here, unless it has been ended.</summary>
    public void EndParagraph()
    {
        if (_text.Length > 0 && !(_text.Length > 1 && _text[^1] == '\n' && _text[^2] == '\n'))
        {
            Insert("\n\n");
        }
    }
}
