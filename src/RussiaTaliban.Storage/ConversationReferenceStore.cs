using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Storage;

/// <summary>Known conversations in the database.</summary>
public sealed class ConversationReferenceStore(Database database) : IConversationReferenceStore
{
    public Task SaveAsync(KnownConversation known, CancellationToken cancellationToken)
    {
        var (channel, conversation) = (known.Conversation.Channel, known.Conversation.Conversation);
        return database.SaveAsync(
            "reference of " + conversation,
            context => Of(context, known.Conversation),
            () => new ReferenceRow { Channel = channel, Conversation = conversation },
            row => row.Take(known),
            cancellationToken);
    }

    public Task<KnownConversation?> FindAsync(ConversationAddress conversation, CancellationToken cancellationToken) => database.RunAsync(
        async (context, token) => (await Of(context, conversation).AsNoTracking().FirstOrDefaultAsync(token))?.ToKnown(),
        cancellationToken);

    public Task<IReadOnlyList<KnownConversation>> ListAsync(string channel, string tenant, CancellationToken cancellationToken) => database.ListAsync(
        context => context.References
            .Where(row => row.Channel == channel && row.Tenant == tenant && row.Kind != ConversationKind.Personal)
            .OrderBy(row => row.Conversation)
            .Take(IConversationReferenceStore.MaxListed),
        row => row.ToKnown(),
        cancellationToken);

    public Task RemoveAsync(ConversationAddress conversation, CancellationToken cancellationToken) =>
        database.ChangeAsync((context, token) => RemoveAsync(context, conversation, token), cancellationToken);

    public Task RemoveTeamAsync(string channel, string team, CancellationToken cancellationToken) => database.ChangeAsync(
        async (context, token) =>
        {
            var conversations = await context.References
                .Where(row => row.Channel == channel && row.Team == team)
                .Select(row => row.Conversation)
                .ToListAsync(token);
            foreach (var conversation in conversations)
            {
                await RemoveAsync(context, new ConversationAddress(channel, conversation), token);
            }
        },
        cancellationToken);

    private static IQueryable<ReferenceRow> Of(StorageContext context, ConversationAddress conversation) =>
        context.References.Where(row => row.Channel == conversation.Channel && row.Conversation == conversation.Conversation);

    private static async Task RemoveAsync(StorageContext context, ConversationAddress conversation, CancellationToken cancellationToken)
    {
        await Of(context, conversation).ExecuteDeleteAsync(cancellationToken);
        foreach (var row in await SubscriptionStore.Here(context, conversation).ToListAsync(cancellationToken))
        {
            row.Take(row.ToSubscription().End(SubscriptionState.Refused));
        }
    }
}
