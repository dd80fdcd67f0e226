namespace RussiaTaliban.Briefing.Text;

/// <summary>The one table of English months, as alternatives of a regular expression.</summary>
internal static class Months
{
    /// <summary>Every month, as written in a date.</summary>
    public const string Pattern = BeforeMay + "|May|" + AfterMay;

    /// <summary>The months whose names are no other word: "may" is a verb as well.</summary>
    public const string Unmistakable = BeforeMay + "|" + AfterMay;

    private const string BeforeMay = "January|February|March|April";

    private const string AfterMay = "June|July|August|September|October|November|December";

    /// <summary>Every month, folded as <see cref="Word.Folded"/> is.</summary>
    public static IEnumerable<string> Folded => Pattern.ToLowerInvariant().Split('|');
}
