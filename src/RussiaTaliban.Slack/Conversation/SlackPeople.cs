namespace RussiaTaliban.Slack.Conversation;

/// <summary>A user's name and time zone, asked of Slack once a day. Where Slack does not answer, the person has an id only.</summary>
internal sealed class SlackPeople(SlackClient client, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private readonly BoundedCache<string, Person> _known = new(10_000, Lifetime, time);

    public async Task<Person> FindAsync(string userId, CancellationToken cancellationToken)
    {
        if (_known.Find(userId) is { } known)
        {
            return known;
        }

        if (await client.UserAsync(userId, cancellationToken) is not SlackOutcome.Done done)
        {
            return new Person(userId);
        }

        var person = Read(userId, done.Body.Member("user"));
        _known.Put(userId, person);
        return person;
    }

    private static Person Read(string userId, JsonElement user) =>
        new(userId, user.Text("real_name") ?? user.Text("name"), user.Text("tz")) { IsOwner = Is(user, "is_admin") || Is(user, "is_owner") };

    private static bool Is(JsonElement user, string name) => user.Member(name).ValueKind == JsonValueKind.True;
}
