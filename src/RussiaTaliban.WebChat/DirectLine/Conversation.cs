using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Bot.Schema;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>
/// What was said in one conversation, as JSON, newest last; the oldest goes when there is too much. Every activity has a number that is never given
/// again; a watermark is the number of the last activity that a client has seen.
/// </summary>
/// <param name="id">The conversation's id.</param>
/// <param name="user">Who talks with the bot in it.</param>
/// <param name="after">The number after which its activities are counted: more than 0 where a conversation was dropped and goes on.</param>
/// <param name="options">The limits.</param>
/// <param name="time">Stamps activities.</param>
internal sealed class Conversation(string id, Writer user, long after, DirectLineOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<byte[]> _kept = new();
    private readonly List<CancellationTokenSource> _watchers = [];
    private TaskCompletionSource _changed = NewSignal();
    private long _last = after;
    private int _bytes;
    private DateTimeOffset _used = time.GetUtcNow();

    public string Id { get; } = id;

    public string User { get; } = user.Id;

    public Writer Writer { get; } = user;

    /// <summary>When it was last read or written; now, as long as somebody watches it.</summary>
    public DateTimeOffset Used
    {
        get
        {
            lock (_lock)
            {
                return _watchers.Count > 0 ? time.GetUtcNow() : _used;
            }
        }
    }

    public bool IsWatched
    {
        get
        {
            lock (_lock)
            {
                return _watchers.Count > 0;
            }
        }
    }

    /// <summary>Gives the activity its id and time, keeps it and wakes those who wait.</summary>
    public Activity Add(Activity activity)
    {
        lock (_lock)
        {
            var number = ++_last;
            var now = time.GetUtcNow();
            activity.Id = string.Create(CultureInfo.InvariantCulture, $"{Id}|{number:D7}");
            activity.Timestamp = now;
            var json = OutgoingJson.Write(activity);
            _kept.Enqueue(json);
            _bytes += json.Length;
            while (_kept.Count > 1 && (_kept.Count > options.MaxActivities || _bytes > options.MaxConversationBytes))
            {
                _bytes -= _kept.Dequeue().Length;
            }

            _used = now;
            var changed = _changed;
            _changed = NewSignal();
            changed.SetResult();
            return activity;
        }
    }

    /// <summary>Drops what was said; what is said from now on keeps its numbers.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _kept.Clear();
            _bytes = 0;
        }
    }

    /// <summary>The kept activities after a watermark, and the watermark after them. One from the future (of before a restart) counts as now.</summary>
    public (IReadOnlyList<byte[]> Activities, long Watermark) ReadAfter(long watermark)
    {
        lock (_lock)
        {
            _used = time.GetUtcNow();
            var missing = (int)Math.Clamp(_last - watermark, 0, _kept.Count);
            return ([.. _kept.Skip(_kept.Count - missing)], _last);
        }
    }

    /// <summary>Ends when there is something after a watermark.</summary>
    public Task WaitAfterAsync(long watermark, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return watermark < _last ? Task.CompletedTask : _changed.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Notes a stream; of more than <paramref name="most"/> the oldest is told to end.</summary>
    public void AddWatcher(CancellationTokenSource watcher, int most)
    {
        lock (_lock)
        {
            _watchers.Add(watcher);
            if (_watchers.Count > most)
            {
                _watchers[0].CancelAfter(TimeSpan.Zero);
                _watchers.RemoveAt(0);
            }
        }
    }

    public void RemoveWatcher(CancellationTokenSource watcher)
    {
        lock (_lock)
        {
            _watchers.Remove(watcher);
            _used = time.GetUtcNow();
        }
    }

    /// <summary>An ActivitySet of the Direct Line specification.</summary>
    public static ReadOnlyMemory<byte> ToActivitySet(IReadOnlyList<byte[]> activities, long watermark)
    {
        var buffer = new ArrayBufferWriter<byte>(64 + activities.Sum(activity => activity.Length + 1));
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartArray("activities");
        foreach (var activity in activities)
        {
            writer.WriteRawValue(activity, skipInputValidation: true);
        }

        writer.WriteEndArray();
        writer.WriteString("watermark", watermark.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
