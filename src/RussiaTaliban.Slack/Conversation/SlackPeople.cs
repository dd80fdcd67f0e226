using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>A user's name and time zone, asked of Slack once a day. Where Slack does not answer, the person has an id only.</summary>
internal sealed class SlackPeople(SlackClient client, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private readonly MemoryCache _known = BoundedCache.Create(capacity: 10_000, time);

    public async Task<Person> FindAsync(string userId, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(userId, out Person? known))
        {
            return known!;
        }

        return await client.UserAsync(userId, cancellationToken) is SlackOutcome.Done done
            ? _known.Set(userId, Read(userId, done.Body), BoundedCache.EntryFor(Lifetime))
            : new Person(userId);
    }

    public void Dispose() => _known.Dispose();

    private static Person Read(string userId, JsonElement body)
    {
        if (!body.TryGetProperty("user", out var user) || user.ValueKind != JsonValueKind.Object)
        {
            return new Person(userId);
        }

        return new Person(userId, Text(user, "real_name") ?? Text(user, "name"), Text(user, "tz")) { IsOwner = Is(user, "is_admin") || Is(user, "is_owner") };
    }

    private static bool Is(JsonElement user, string name) => user.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement user, string name) =>
        user.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
