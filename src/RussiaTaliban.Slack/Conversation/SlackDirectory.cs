using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>The channels that a person and the bot are both in at this moment. Nothing is cached: people leave channels.</summary>
internal sealed class SlackDirectory(SlackClient client) : IConversationDirectory
{
    /// <summary>Pages of 200 channels. Beyond them the answer is <see cref="ShareTarget.Unknown"/>.</summary>
    private const int MaxPages = 20;

    public string Channel => SlackAddress.Channel;

    public async Task<ShareTarget> FindAsync(Person sharer, ConversationAddress from, string target, CancellationToken cancellationToken)
    {
        // A message writes a channel as <#C1|desk>, or as <#C1|> where Slack hides its name.
        var named = target.Trim().TrimStart('<').TrimEnd('>').TrimStart('#').Split('|', 2)[0];
        var tenant = SlackTenant.Read(from.Conversation).Tenant;
        var here = client.For(tenant);
        var (answered, found) = await FindAsync(
            here, userId: null, (id, name) => id == named || string.Equals(name, named, StringComparison.OrdinalIgnoreCase), cancellationToken);
        if (found is not { } place)
        {
            return answered ? new ShareTarget.Closed([]) : new ShareTarget.Unknown();
        }

        var (answeredForSharer, shared) = await FindAsync(here, SlackAddress.IdOf(sharer), (id, _) => id == place.Id, cancellationToken);
        return shared is not null ? new ShareTarget.Open(SlackAddress.Of(tenant, place.Id, thread: null), "#" + place.Name)
            : answeredForSharer ? new ShareTarget.Closed([])
            : new ShareTarget.Unknown();
    }

    /// <summary>None: the modal shows Slack's own list of conversations.</summary>
    public Task<SharePlaces> ListAsync(Person sharer, ConversationAddress from, CancellationToken cancellationToken) =>
        Task.FromResult(new SharePlaces([], IsWhole: true));

    private static async Task<(bool Answered, (string Id, string Name)? Found)> FindAsync(
        SlackClient client, string? userId, Func<string, string, bool> isMeant, CancellationToken cancellationToken)
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

            if ((cursor = done.Body.Member("response_metadata").Text("next_cursor")) is null)
            {
                return (true, null);
            }
        }

        return (false, null);
    }

    private static IEnumerable<(string Id, string Name)> Channels(JsonElement body) =>
        body.Member("channels") is { ValueKind: JsonValueKind.Array } channels
            ? channels.EnumerateArray().Select(channel => (Id: channel.Text("id") ?? "", channel.Text("name") ?? "")).Where(channel => channel.Id.Length > 0)
            : [];
}
