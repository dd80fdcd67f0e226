using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AnyAscii;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>Makes slugs of the names of files and folders, in whatever letters they are written.</summary>
internal static partial class Slugs
{
    /// <summary>The longest slug made of a name, in characters; a name that is a slug already may be longer.</summary>
    private const int MaxLength = 80;

    /// <summary>The slug of a file: a name that is one already stays as it is. Never empty.</summary>
    /// <param name="file">The path in the corpus, with forward slashes.</param>
    public static string Of(string file)
    {
        var parts = file.Split('/');
        var name = WithoutExtension(parts[^1]);

        // The text of a folder that holds one article with its pictures.
        if (parts.Length > 1 && IndexName().Match(name) is { Success: true } index)
        {
            name = parts[^2] + index.Groups["language"].Value;
        }

        return OfName(name);
    }

    /// <summary>The slug of a file whose own is taken: the names of its folders come before it, then a number.</summary>
    /// <param name="file">The path in the corpus.</param>
    /// <param name="isTaken">Tells whether another file has a slug.</param>
    public static string Free(string file, Func<string, bool> isTaken)
    {
        var slug = Of(file);
        var folders = file.Split('/')[..^1];
        for (var from = folders.Length - 1; from >= 0 && isTaken(slug); from--)
        {
            slug = OfName(string.Join('-', folders[from..]) + "-" + Of(file));
        }

        var (first, number) = (slug, 2);
        while (isTaken(slug))
        {
            slug = string.Create(CultureInfo.InvariantCulture, $"{first}-{number++}");
        }

        return slug;
    }

    /// <summary>The slug of a name. Never empty.</summary>
    public static string OfName(string name)
    {
        if (Slug().IsMatch(name))
        {
            return name;
        }

        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormC).Transliterate())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (slug.Length > 0 && slug[^1] != '-' && letter is not ('\'' or '"' or '`'))
            {
                slug.Append('-');
            }

            if (slug.Length >= MaxLength)
            {
                break;
            }
        }

        return slug.ToString().Trim('-') is { Length: > 0 } made ? made : "article";
    }

    /// <summary>A title for an article without one: its name with spaces, without a day before it.</summary>
    public static string TitleOf(string file)
    {
        var parts = file.Split('/');
        var name = WithoutExtension(parts[^1]);
        name = parts.Length > 1 && IndexName().IsMatch(name) ? parts[^2] : name;
        var words = Spaces().Replace(DayBefore().Replace(name, ""), " ").Trim();
        return words.Length == 0 ? name : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }

    private static string WithoutExtension(string name) => name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Slug();

    [GeneratedRegex(@"^index(?<language>(\.[a-z]{2}(-[A-Za-z]{2,4})?)?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex IndexName();

    [GeneratedRegex(@"^[0-9]{4}[-_.][0-9]{2}[-_.][0-9]{2}[-_. ]+(?=.)", RegexOptions.ExplicitCapture)]
    private static partial Regex DayBefore();

    [GeneratedRegex(@"[-_\s]+", RegexOptions.ExplicitCapture)]
    private static partial Regex Spaces();
}
