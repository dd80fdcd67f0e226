using System.Collections.Concurrent;
using System.Text.Json;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Sharing;
using RussiaTaliban.Slack.Inbound;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>The channels that a person and the bot are both in, as Slack says at this moment. Nothing is remembered: people leave channels.</summary>
internal sealed class SlackDirectory(SlackClient client) : IConversationDirectory
{
    /// <summary>Pages of 200. A person in more channels than that is told that it could not be found out.</summary>
    private const int MaxPages = 20;

    public string Channel => SlackAddress.Channel;

    public async Task<ShareTarget> FindAsync(Person sharer, ConversationAddress from, string target, CancellationToken cancellationToken)
    {
        // In a message a channel is written <#C1|desk>, or <#C1|> where Slack keeps its name to itself.
        var named = target.Trim().TrimStart('<').TrimEnd('>').TrimStart('#').Split('|', 2)[0];
        var (told, found) = await FindAsync(userId: null, (id, name) => id == named || string.Equals(name, named, StringComparison.OrdinalIgnoreCase), cancellationToken);
        if (found is not { } place)
        {
            return told ? new ShareTarget.Closed([]) : new ShareTarget.Unknown();
        }

        var (toldOfSharer, shared) = await FindAsync(sharer.Id, (id, _) => id == place.Id, cancellationToken);
        return shared is not null ? new ShareTarget.Open(SlackAddress.Of(place.Id, thread: null), "#" + place.Name)
            : toldOfSharer ? new ShareTarget.Closed([])
            : new ShareTarget.Unknown();
    }

    /// <summary>None: Slack has a choice of conversations of its own, which the modal shows.</summary>
    public Task<SharePlaces> ListAsync(Person sharer, ConversationAddress from, CancellationToken cancellationToken) =>
        Task.FromResult(new SharePlaces([], IsWhole: true));

    private async Task<(bool Told, (string Id, string Name)? Found)> FindAsync(
        string? userId, Func<string, string, bool> isMeant, CancellationToken cancellationToken)
    {
        string? cursor = null;
        for (var page = 0; page < MaxPages; page++)
        {
            if (await client.ConversationsOfAsync(userId, cursor, cancellationToken) is not SlackOutcome.Done done)
            {
                return (false, null);
            }

            foreach (var (id, name) in Channels(done.Body).Where(channel => isMeant(channel.Id, channel.Name)))
            {
                return (true, (id, name));
            }

            if ((cursor = Next(done.Body)) is null)
            {
                return (true, null);
            }
        }

        return (false, null);
    }

    private static IEnumerable<(string Id, string Name)> Channels(JsonElement body) =>
        body.TryGetProperty("channels", out var channels) && channels.ValueKind == JsonValueKind.Array
            ? channels.EnumerateArray().Select(channel => (Text(channel, "id"), Text(channel, "name"))).Where(channel => channel.Item1.Length > 0)
            : [];

    private static string? Next(JsonElement body) =>
        body.TryGetProperty("response_metadata", out var metadata) && Text(metadata, "next_cursor") is { Length: > 0 } cursor ? cursor : null;

    private static string Text(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}

/// <summary>Mentions, direct messages and follow-ups in threads.</summary>
internal sealed class SlackConversations(SlackTurnReader reader, TurnHandler turns, RecentQuestions recent, SlackSender sender)
{
    public async Task AnswerAsync(SlackInbound.EventCallback delivery, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(delivery, cancellationToken) is not { } turn)
        {
            return;
        }

        var result = await turns.HandleAsync(turn, cancellationToken);
        await recent.KeepAsync(turn.Speaker.Id, result.Reply, cancellationToken);
        if (await sender.PostAsync(turn.Conversation.Conversation, turn.Conversation.Thread, result.Reply, cancellationToken))
        {
            await result.CommitAsync(cancellationToken);
        }
    }
}

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
