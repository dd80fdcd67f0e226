using System.ComponentModel.DataAnnotations;
using System.Globalization;
using RussiaTaliban.Briefing;
using RussiaTaliban.Chat.Privacy;

namespace RussiaTaliban.Chat;

/// <summary>How much one person may ask. Section <c>Limits</c>. What one network address may ask of the chat page stands in section <c>DirectLine</c>.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>
    /// Messages, commands and clicks that one person may send per minute, 1 to 10,000; beyond that, the bot says so once and does not answer. On the chat page, an anonymous
    /// user is limited by network address instead (DirectLine:ActivitiesPerAddressPerMinute). Default 60.
    /// </summary>
    [Range(1, 10_000)]
    public int MessagesPerPersonPerMinute { get; set; } = 60;
}

/// <summary>Checks section <c>Limits</c>: its limits are all there is to check.</summary>
public sealed class LimitOptionsValidator() : OptionsCheck<LimitOptions>(LimitOptions.Section)
{
    protected override IEnumerable<string> Faults(LimitOptions options) => [];
}

/// <summary>
/// So many messages of one person in a minute, in this process. What a platform brings a second time is counted once: nobody is refused because an acknowledgement was
/// lost.
/// </summary>
public sealed class PersonPace(LimitOptions options, TimeProvider time) : IPersonalCache
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Pace _pace = new(time, (options.MessagesPerPersonPerMinute, Minute));
    private readonly BoundedCache<(string Channel, string Person), string> _told = new(Pace.MaxKeys, Minute, time);
    private readonly BoundedCache<(string Channel, string Person, string Message), string> _counted = new(50_000, TimeSpan.FromHours(1), time);

    /// <summary>Counts a message.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="person">The channel's id of the person; where it is empty, nothing is counted.</param>
    /// <param name="message">The same for what is brought twice; null where that is not known.</param>
    /// <param name="canTell">Whether the person can be told in answer to it: a button or a modal may have no place for words, and then the next message is told.</param>
    /// <returns>Null where the person may send it.</returns>
    public Haste? Take(string channel, string person, string? message, bool canTell = true)
    {
        if (string.IsNullOrEmpty(person) || (message is not null && _counted.Find((channel, person, message)) is not null))
        {
            return null;
        }

        if (_pace.TryTake($"{channel}\n{person}") is { } wait)
        {
            return new Haste(wait, canTell && _told.TryAdd((channel, person), ""));
        }

        if (message is not null)
        {
            _counted.Put((channel, person, message), "");
        }

        return null;
    }

    /// <inheritdoc/>
    public void Forget(string channel, string person, IReadOnlySet<string> places)
    {
        // The pace itself is kept for its minute: who asks to be forgotten does not thereby ask faster.
        _told.RemoveWhere((key, _) => key.Channel == channel && key.Person == person);
        _counted.RemoveWhere((key, _) => key.Channel == channel && key.Person == person);
    }
}

/// <summary>A person sends more than one may.</summary>
/// <param name="Wait">How long until the next message is answered.</param>
/// <param name="IsFirst">Whether the person is to be told: not told in the last minute, and where it can be.</param>
public sealed record Haste(TimeSpan Wait, bool IsFirst)
{
    /// <summary>What the person is told.</summary>
    public string Says => string.Create(
        CultureInfo.InvariantCulture,
        $"You are sending messages faster than I can answer them. Please wait {Math.Max(1, (int)Math.Ceiling(Wait.TotalSeconds))} seconds; I do not answer what you send until then.");
}
