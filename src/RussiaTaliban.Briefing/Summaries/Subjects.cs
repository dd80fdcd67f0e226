using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>
/// Which articles are about a subject that a reader named, and which of their paragraphs. A paragraph is about it where it holds every word of the
/// subject in some form, or stands under a heading that does; an article is, where its title does, or a paragraph of its opening, or two of all.
/// </summary>
public static class Subjects
{
    private const int OpeningParagraphs = 3;

    /// <summary>How many subjects of one corpus are remembered.</summary>
    private const int MaxRemembered = 200;

    private static readonly ConditionalWeakTable<Corpus, ConcurrentDictionary<string, FrozenSet<string>>> Known = [];

    /// <summary>The slugs of the articles about one of the subjects; null if none is named. A corpus is read once for each subject.</summary>
    internal static FrozenSet<string>? Among(Corpus corpus, IReadOnlyList<string> subjects)
    {
        if (subjects.Count == 0)
        {
            return null;
        }

        var known = Known.GetOrCreateValue(corpus);
        if (known.Count > MaxRemembered)
        {
            known.Clear();
        }

        return known.GetOrAdd(string.Join('\n', subjects), _ => corpus.Articles.Where(article => IsAbout(article, subjects)).Select(article => article.Slug).ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>True for an article about one of the subjects; true for each where none is named.</summary>
    public static bool IsAbout(Article article, IReadOnlyList<string> subjects)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(subjects);
        return subjects.Count == 0 || subjects.Any(subject => Terms(subject, article.Language) is { Count: > 0 } terms
            && (Holds(article.Title, article.Language, terms) || article.Passages.Take(OpeningParagraphs).Any(passage => IsAbout(passage, terms)) || article.Passages.Where(passage => IsAbout(passage, terms)).Take(2).Count() == 2));
    }

    /// <summary>True for a paragraph about one of the subjects.</summary>
    internal static bool IsAbout(Passage passage, IReadOnlyList<string> subjects) =>
        subjects.Count == 0 || subjects.Any(subject => IsAbout(passage, Terms(subject, passage.Article.Language)));

    private static bool IsAbout(Passage passage, HashSet<string> terms) =>
        terms.Count > 0 && (Holds(passage.Text, passage.Article.Language, terms) || (passage.Section.Heading is { } heading && Holds(heading, passage.Article.Language, terms)));

    private static bool Holds(string text, string language, HashSet<string> terms) => terms.IsSubsetOf(Terms(text, language));

    private static HashSet<string> Terms(string text, string language) => ArticleTerms.Of(text, language).ToHashSet(StringComparer.Ordinal);
}
