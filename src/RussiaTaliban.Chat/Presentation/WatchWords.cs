using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>What is said about watched questions, the same in every channel.</summary>
internal static class WatchWords
{
    /// <summary>Above a passage that a watched question has brought.</summary>
    public static string Remark(WatchedQuestion watch) =>
        $"New since {ScheduleWords.Date(watch.Since.InUtc().Date)}: you asked me to tell you when an article answers this question. Say “not this” if this passage does not, or “stop watching” to stop.";
}
