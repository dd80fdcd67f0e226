using System.Globalization;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>The fixed words around a digest, the same in every channel. Titles and headings in them are text of articles: escape it.</summary>
public static class DigestWords
{
    /// <summary>The label of the button that shows the picks of before.</summary>
    public const string ShowStanding = "Show the standing picks";

    /// <summary>The label of the button that pauses a subscription for a week.</summary>
    public const string Pause = "Pause for a week";

    /// <summary>The label of the button that resumes a subscription.</summary>
    public const string Resume = "Resume";

    /// <summary>The label of the button that ends a subscription.</summary>
    public const string Stop = "Stop";

    /// <summary>The line above a digest; where nothing is new it says so and is the whole of it.</summary>
    public static string Heading(DigestReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var digest = reply.Digest;
        var day = Day(digest.Date);
        if (digest.Items.Count == 0)
        {
            return $"Daily summary, {day}: there are no articles yet.";
        }

        return digest.IsNothingNew
            ? $"Daily summary, {day}: nothing new since {Since(digest)}." + (reply.ShowsStanding ? " The standing picks:" : "")
            : $"Daily summary, {day}";
    }

    /// <summary>The line above one article of a digest: its title, and why it is there.</summary>
    public static string Heading(DigestItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var source = item.Summary.Article.Source is { } name ? $"{item.Summary.Article.Title} ({name})" : item.Summary.Article.Title;
        return item.News switch
        {
            ArticleNews.New => "New: " + source,
            ArticleNews.Changed => "Changed: " + source,
            _ => source,
        };
    }

    /// <summary>The line above the summary of one article or section.</summary>
    public static string Heading(Summary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary.Section is { } section
            ? section.Heading is { } heading
                ? string.Create(CultureInfo.InvariantCulture, $"Summary of §{section.Number}, “{heading}”")
                : $"Summary of the lead of “{summary.Article.Title}”"
            : $"Summary of “{summary.Article.Title}”";
    }

    /// <summary>What is said where no article has the section.</summary>
    public static string Text(NoSuchSectionReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var numbers = reply.Sections.Select(section => section.Number).ToList();
        return numbers.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"There is no §{reply.Number}.")
            : string.Create(CultureInfo.InvariantCulture, $"There is no §{reply.Number}. The sections go from §{numbers.Min()} to §{numbers.Max()}.");
    }

    private static string Since(Digest digest) => digest.Since == digest.Date.AddDays(-1) ? "yesterday"
        : digest.Since == digest.Date ? "your last summary today"
        : digest.Since is { } day ? Day(day) : "your last summary";

    private static string Day(DateOnly day) => $"{day.DayOfWeek} {Wording.Day(day)}";
}
