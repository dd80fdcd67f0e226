using System.Text;

namespace RussiaTaliban.Channels.Teams;

/// <summary>Text for a message of Teams, which reads markdown and a little HTML.</summary>
internal static class TeamsText
{
    private const string Markdown = "\\*_~`[]#|";

    /// <summary>Words of people or articles so that they show as they are: no markup, no mention.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var sign in text)
        {
            _ = sign switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                _ when Markdown.Contains(sign, StringComparison.Ordinal) => escaped.Append('\\').Append(sign),
                _ => escaped.Append(sign),
            };
        }

        return escaped.ToString();
    }
}
