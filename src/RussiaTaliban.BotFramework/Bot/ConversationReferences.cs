namespace RussiaTaliban.BotFramework.Bot;

/// <summary>
/// Records which conversations the bot is in and how to write to them. If the store is down, a new conversation gets no digest, but still gets answers.
/// </summary>
public sealed class ConversationReferences(IConversationReferenceStore store, ILogger<ConversationReferences> log)
{
    /// <summary>Keeps what the activity tells of its conversation, where its channel has an address to write to.</summary>
    public Task KeepAsync(Activity activity, CancellationToken cancellationToken) => TryAsync(
        async token =>
        {
            if (activity.ServiceUrl is null || activity.Conversation?.Id is not { Length: > 0 })
            {
                return;
            }

            var before = await store.FindAsync(ActivityReader.AddressOf(activity), token).ConfigureAwait(false);
            if (Read(activity, before) is var known && known != before)
            {
                await store.SaveAsync(known, token).ConfigureAwait(false);
            }
        },
        cancellationToken);

    /// <summary>Forgets the conversation: the bot was blocked, or the conversation is gone.</summary>
    public Task ForgetAsync(ConversationAddress conversation, CancellationToken cancellationToken) =>
        TryAsync(token => store.RemoveAsync(conversation, token), cancellationToken);

    /// <summary>Forgets what the bot was removed from: the conversation, and in Teams with it every channel of its team.</summary>
    public Task LeaveAsync(Activity activity, CancellationToken cancellationToken) => TryAsync(
        async token =>
        {
            var address = ActivityReader.AddressOf(activity);
            await store.RemoveAsync(address, token).ConfigureAwait(false);

            // A private or shared channel has members of its own, and apps of its own.
            if (ActivityReader.TeamOf(activity) is { } team && activity.ChannelToken().Member("channel").Member("type").AsText() is not ("private" or "shared"))
            {
                await store.RemoveTeamAsync(address.Channel, team, token).ConfigureAwait(false);
            }
        },
        cancellationToken);

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken).ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            Log.ReferenceNotKept(log);
        }
    }

    private static ConversationKind KindOf(Activity activity, KnownConversation? before) =>
        activity.Conversation.ConversationType is null && activity.Conversation.IsGroup is null && before is not null ? before.Kind : ActivityReader.KindOf(activity.Conversation);

    /// <summary>What a message leaves unsaid, the name above all, stays as it was known before.</summary>
    private static KnownConversation Read(Activity activity, KnownConversation? before)
    {
        var address = ActivityReader.AddressOf(activity) with { Thread = null };
        var conversation = activity.Conversation;
        var reference = activity.GetConversationReference();
        reference.ActivityId = null;
        reference.Conversation = new ConversationAccount
        {
            Id = address.Conversation,
            Name = conversation.Name,
            IsGroup = conversation.IsGroup,
            ConversationType = conversation.ConversationType,
            TenantId = conversation.TenantId,
        };
        if (KindOf(activity, before) != ConversationKind.Personal)
        {
            // Who spoke last is of no use there, and would be somebody's data for as long as the bot is in.
            reference.User = null;
        }

        var team = ActivityReader.TeamOf(activity) ?? before?.Team;
        return new KnownConversation(address, OutgoingJson.Text(reference))
        {
            Kind = KindOf(activity, before),
            Tenant = conversation.TenantId ?? activity.ChannelToken().Member("tenant").Member("id").AsText() ?? before?.Tenant,
            Team = team,
            Name = (team is null ? conversation.Name : activity.ChannelToken().Member("team").Member("name").AsText()) ?? before?.Name,
        };
    }
}
