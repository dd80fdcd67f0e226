using RussiaTaliban.Briefing;
using RussiaTaliban.Chat.Privacy;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>Who was told how to go on in a thread: a person who has been told knows it for a while.</summary>
internal sealed class SlackHints(TimeProvider time) : IPersonalCache
{
    private readonly BoundedCache<(string Channel, string? Thread, string User), string> _told = new(10_000, TimeSpan.FromDays(1), time);

    /// <summary>True the first time.</summary>
    public bool IsFirst(string channel, string? thread, string user) => _told.TryAdd((channel, thread, user), "");

    /// <inheritdoc/>
    public void Forget(string channel, string person, IReadOnlySet<string> places)
    {
        if (channel == SlackAddress.Channel)
        {
            _told.RemoveWhere((key, _) => key.User == person);
        }
    }
}
