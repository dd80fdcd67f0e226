using System.Collections.Concurrent;
using System.Text.Json;
using RussiaTaliban.Chat;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Channels.Slack;

/// <summary>Who a user id is: name and time zone, asked of Slack once a day. A person Slack does not tell about is still a person.</summary>
internal sealed class SlackPeople(SlackClient client, TimeProvider time)
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<string, (Person Person, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    public async Task<Person> FindAsync(string userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(userId, out var kept) && kept.Until > now)
        {
            return kept.Person;
        }

        var outcome = await client.UserAsync(userId, cancellationToken);
        if (outcome is not SlackOutcome.Done done)
        {
            return new Person(userId);
        }

        if (_known.Count >= Capacity)
        {
            _known.Clear();
        }

        var person = Read(userId, done.Body);
        _known[userId] = (person, now + Lifetime);
        return person;
    }

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
