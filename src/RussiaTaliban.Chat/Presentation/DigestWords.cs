using System.Globalization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>The fixed words around a digest, the same in every channel. Titles and headings in them are text of articles: escape it.</summary>
public static class DigestWords
{
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The label of the button that shows the picks of before.</summary>
    public const string ShowStanding = "Show earlier picks";

    /// <summary>The label of the button that pauses a subscription for a week.</summary>
    public const string Pause = "Pause for a week";

    /// <summary>The label of the button that resumes a subscription.</summary>
    public const string Resume = "Resume";

    /// <summary>The label of the button that ends a subscription.</summary>
    public const string Stop = "Stop";

    /// <summary>The line above a digest; where nothing is new it says so and is the whole of it.</summary>
    public static string Heading(DigestReply reply) => News(reply) is { } news ? $"{Title(reply)}: {char.ToLowerInvariant(news[0])}{news[1..]}" : Title(reply);

    /// <summary>What it is and of which day.</summary>
    public static string Title(DigestReply reply) => $"Daily summary{About(reply)}, {Day(reply.Digest.Date)}";

    /// <summary>A sentence that says that there is nothing new; null if there is.</summary>
    public static string? News(DigestReply reply)
    {
        var digest = reply.Digest;
        return digest.Items.Count == 0 && digest.Lines.Count == 0 ? About(reply).Length > 0 ? "There are no articles about it yet." : "There are no articles yet."
            : digest.IsNothingNew ? $"Nothing new since {Since(digest)}." + (reply.ShowsStanding ? " Earlier picks:" : "")
            : digest.IsFirst && !digest.HasNews ? "Nothing was published today or yesterday. The newest:"
            : null;
    }

    private static string About(DigestReply reply) =>
        reply.Digest.Subjects.Count > 0 ? $" about {string.Join(" or ", reply.Digest.Subjects.Select(subject => $"“{subject}”"))}" : "";

    /// <summary>What became of deliveries before this one, a line each; empty if none was missed.</summary>
    public static IReadOnlyList<string> Missed(DigestReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return [.. Days(DigestDeliveryStatus.Failed, "could not be sent."), .. Days(DigestDeliveryStatus.Unknown, "may not have arrived; it was not sent again.")];

        IEnumerable<string> Days(DigestDeliveryStatus status, string what)
        {
            var days = reply.Missed.Where(row => row.Status == status).Select(row => row.Date).Order().Select(ScheduleWords.Date).ToList();
            return days.Count == 0 ? [] : [$"The {(days.Count == 1 ? "summary" : "summaries")} for {Joined(days)} {what}"];
        }
    }

    /// <summary>The line of an article that is only named: title and source, and that it changed where it did.</summary>
    public static string Heading(DigestLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Heading(line.Article, line.News);
    }

    /// <summary>The line above the articles that are only named; how many they are.</summary>
    public static string Further(DigestReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var count = reply.Named.Count + reply.Digest.Unnamed;
        return reply.Shown.Count > 0 ? $"And {Number(count)} more:"
            : reply.Digest.HasNews ? $"New or changed since {Since(reply.Digest)}:"
            : "The newest:";
    }

    /// <summary>The line below them where even they are not all, to be a link to the list of articles; null if they are.</summary>
    public static string? Unnamed(DigestReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.Digest.Unnamed == 0 || reply.Named.Count == 0 ? null
            : string.Create(CultureInfo.InvariantCulture, $"… and {reply.Digest.Unnamed} more new or changed articles: see the list of articles.");
    }

    /// <summary>The words before the link to where another source tells the same event.</summary>
    public static string AlsoIn(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return "Also in: " + Heading(passage.Article, ArticleNews.Standing);
    }

    /// <summary>The words before a changed sentence; those of an earlier version stand in them.</summary>
    public static string Before(SentenceChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change switch
        {
            { Before: { } before, After: null } => $"Removed: “{before}”",
            { Before: { } before } => $"Before: “{before}” Now:",
            _ => "Added:",
        };
    }

    /// <summary>The line below the changes of an article where they are not all; null if they are.</summary>
    public static string? FurtherChanges(DigestItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.FurtherChanges == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"And {Number(item.FurtherChanges)} more {(item.FurtherChanges == 1 ? "sentence" : "sentences")} changed.");
    }

    /// <summary>The line above one article of a digest: its title, and why it is there.</summary>
    public static string Heading(DigestItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Heading(item.Summary.Article, item.News);
    }

    private static string Heading(Article article, ArticleNews news)
    {
        var source = article.Source is { } name ? $"{article.Title} ({name})" : article.Title;
        return news switch
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
            : string.Create(CultureInfo.InvariantCulture, $"There is no §{reply.Number}. The sections run from §{numbers.Min()} to §{numbers.Max()}.");
    }

    private static string Since(Digest digest) => digest.Since == digest.Date.AddDays(-1) ? "yesterday"
        : digest.Since == digest.Date ? "your last summary today"
        : digest.Since is { } day ? Day(day) : "your last summary";

    private static string Number(int count) => count < Numbers.Length ? Numbers[count] : count.ToString(CultureInfo.InvariantCulture);

    private static string Joined(List<string> parts) => parts.Count < 2 ? string.Concat(parts) : string.Join(", ", parts.SkipLast(1)) + " and " + parts[^1];

    private static string Day(DateOnly day) => $"{day.DayOfWeek} {Wording.Day(day)}";
}
