using Microsoft.EntityFrameworkCore;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Storage;

/// <summary>Known conversations in the database.</summary>
public sealed class ConversationReferenceStore(Database database) : IConversationReferenceStore
{
    /// <inheritdoc/>
    public Task SaveAsync(KnownConversation known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        var conversation = known.Conversation;
        return database.ChangeAsync(
            async (context, token) =>
            {
                await context.LockNameAsync("reference of " + conversation.Conversation, token).ConfigureAwait(false);
                if (await context.References.FindAsync([conversation.Channel, conversation.Conversation], token).ConfigureAwait(false) is { } row)
                {
                    row.Take(known);
                }
                else
                {
                    row = new ReferenceRow { Channel = conversation.Channel, Conversation = conversation.Conversation, Payload = known.Reference };
                    row.Take(known);
                    context.References.Add(row);
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<KnownConversation?> FindAsync(ConversationAddress conversation, CancellationToken cancellationToken) => database.RunAsync(
        async (context, token) =>
        {
            var row = await context.References.AsNoTracking()
                .FirstOrDefaultAsync(row => row.Channel == conversation.Channel && row.Conversation == conversation.Conversation, token)
                .ConfigureAwait(false);
            return row?.ToKnown();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KnownConversation>> ListAsync(string channel, string tenant, CancellationToken cancellationToken) =>
        database.RunAsync<IReadOnlyList<KnownConversation>>(
            async (context, token) =>
            {
                var rows = await context.References.AsNoTracking()
                    .Where(row => row.Channel == channel && row.Tenant == tenant && row.Kind != ConversationKind.Personal)
                    .OrderBy(row => row.Conversation)
                    .Take(IConversationReferenceStore.MaxListed)
                    .ToListAsync(token)
                    .ConfigureAwait(false);
                return [.. rows.Select(row => row.ToKnown())];
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(ConversationAddress conversation, CancellationToken cancellationToken) => database.ChangeAsync(
        async (context, token) =>
        {
            await RemoveAsync(context, conversation, token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task RemoveTeamAsync(string channel, string team, CancellationToken cancellationToken) => database.ChangeAsync(
        async (context, token) =>
        {
            var conversations = await context.References
                .Where(row => row.Channel == channel && row.Team == team)
                .Select(row => row.Conversation)
                .ToListAsync(token)
                .ConfigureAwait(false);
            foreach (var conversation in conversations)
            {
                await RemoveAsync(context, new ConversationAddress(channel, conversation), token).ConfigureAwait(false);
            }

            return true;
        },
        cancellationToken);

    private static async Task RemoveAsync(StorageContext context, ConversationAddress conversation, CancellationToken cancellationToken)
    {
        await context.References
            .Where(row => row.Channel == conversation.Channel && row.Conversation == conversation.Conversation)
            .ExecuteDeleteAsync(cancellationToken)
            .ConfigureAwait(false);
        foreach (var row in await SubscriptionStore.Here(context, conversation).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            row.Take(row.ToSubscription().End(SubscriptionState.Refused));
        }
    }
}
