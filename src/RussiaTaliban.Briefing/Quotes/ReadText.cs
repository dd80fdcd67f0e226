using System.Text;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// A text as it is read: line ends and runs of blanks as one space, Markdown's emphasis and links left out. Everything else, typography too, is kept, and
/// every unit knows where it stood.
/// </summary>
internal sealed class ReadText
{
    private readonly List<int> _origins = [];

    public ReadText(string source)
    {
        var read = new StringBuilder(source.Length);
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] is ' ' or '\t' or '\r' or '\n')
            {
                if (read.Length > 0 && read[^1] != ' ')
                {
                    Add(' ', at);
                }
            }
            else if (source[at] == ']' && at + 1 < source.Length && source[at + 1] == '(' && source.IndexOf(')', at) is > 0 and var end && source.AsSpan(at, end - at).Contains("://", StringComparison.Ordinal))
            {
                at = end;
            }
            else if (!(source[at] is '*' or '_' or '`' || (source[at] == '[' && IsLink(source, at))))
            {
                Add(source[at], at);
            }
        }

        while (read.Length > 0 && read[^1] == ' ')
        {
            read.Length--;
        }

        Text = read.ToString();

        void Add(char sign, int at)
        {
            read.Append(sign);
            _origins.Add(at);
        }
    }

    /// <summary>What is read.</summary>
    public string Text { get; }

    /// <summary>Where a stretch of <see cref="Text"/> stands in the source.</summary>
    public TextSpan Origin(int start, int length) => new(_origins[start], _origins[start + length - 1] + 1 - _origins[start]);

    private static bool IsLink(string source, int at) =>
        source.IndexOf("](", at, StringComparison.Ordinal) is > 0 and var middle && source.IndexOf(']', at) == middle
        && source.AsSpan(middle).StartsWith("](http", StringComparison.OrdinalIgnoreCase);
}
