using System.Text.Json;
using Microsoft.Extensions.Logging;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels;

/// <summary>Keeps where conversations can be reached later. A store that is down costs the digest of a new conversation, never an answer.</summary>
public sealed class ConversationReferences(IConversationReferenceStore store, ILogger<ConversationReferences> log)
{
    /// <summary>Keeps the reference of the activity's conversation, where its channel has an address to write to.</summary>
    public async Task KeepAsync(Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity.ServiceUrl is null || activity.Conversation?.Id is not { Length: > 0 })
        {
            return;
        }

        var address = ActivityReader.AddressOf(activity);
        var reference = activity.ToReference() with
        {
            ActivityId = null,
            Conversation = activity.Conversation with { Id = address.Conversation, Unknown = null },
        };
        var json = JsonSerializer.Serialize(reference, ActivityJson.Context.ConversationReference);
        try
        {
            if (await store.FindAsync(address, cancellationToken).ConfigureAwait(false) != json)
            {
                await store.SaveAsync(address, json, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (StorageUnavailableException)
        {
            Log.ReferenceNotKept(log);
        }
    }

    /// <summary>Forgets the conversation: the bot was removed or blocked.</summary>
    public async Task ForgetAsync(Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            await store.RemoveAsync(ActivityReader.AddressOf(activity), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            Log.ReferenceNotKept(log);
        }
    }
}
