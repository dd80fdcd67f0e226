using System.Globalization;
using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Briefing.Search.Showing;

/// <summary>What a reader should know about how the shown passages were found.</summary>
internal static class Remarks
{
    /// <summary>The remark on <paramref name="hits"/>; null where there is none.</summary>
    public static string? For(IReadOnlyList<Hit> hits)
    {
        var foreign = hits.Select(hit => hit.Passage.Article.Language).FirstOrDefault(language => !TermAnalyzers.IsEnglish(language));
        return foreign is null ? null : $"Searched in exact words only: the article is in {NameOf(foreign)}.";
    }

    private static string NameOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return language;
        }
    }
}
