using Microsoft.EntityFrameworkCore;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Storage;

/// <summary>References in the database.</summary>
public sealed class ConversationReferenceStore(Database database) : IConversationReferenceStore
{
    /// <inheritdoc/>
    public Task SaveAsync(ConversationAddress conversation, string reference, CancellationToken cancellationToken) => database.ChangeAsync(
        async (context, token) =>
        {
            await context.LockNameAsync("reference of " + conversation.Conversation, token).ConfigureAwait(false);
            if (await context.References.FindAsync([conversation.Channel, conversation.Conversation], token).ConfigureAwait(false) is { } row)
            {
                row.Payload = reference;
            }
            else
            {
                context.References.Add(new ReferenceRow { Channel = conversation.Channel, Conversation = conversation.Conversation, Payload = reference });
            }

            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<string?> FindAsync(ConversationAddress conversation, CancellationToken cancellationToken) => database.RunAsync(
        (context, token) => context.References
            .Where(row => row.Channel == conversation.Channel && row.Conversation == conversation.Conversation)
            .Select(row => (string?)row.Payload)
            .FirstOrDefaultAsync(token),
        cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(ConversationAddress conversation, CancellationToken cancellationToken) => database.ChangeAsync(
        async (context, token) =>
        {
            await context.References
                .Where(row => row.Channel == conversation.Channel && row.Conversation == conversation.Conversation)
                .ExecuteDeleteAsync(token)
                .ConfigureAwait(false);
            foreach (var row in await SubscriptionStore.Here(context, conversation).ToListAsync(token).ConfigureAwait(false))
            {
                row.Take(row.ToSubscription().End(SubscriptionState.Refused));
            }

            return true;
        },
        cancellationToken);
}
