using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Privacy;

/// <summary>Everything that is kept about one person of one channel.</summary>
/// <param name="Subscriptions">What the person subscribed to, live and ended, wherever it is delivered.</param>
/// <param name="Feedback">The person's thumbs and words.</param>
/// <param name="Conversations">The conversations of the person alone with the bot: where to deliver.</param>
/// <param name="Remembered">What these conversations remember: the last questions and passages.</param>
/// <param name="Receipts">The receipts that the person made. They hold a hash that proves so to the person, and no name.</param>
public sealed record PersonalData(
    IReadOnlyList<Subscription> Subscriptions,
    IReadOnlyList<FeedbackEntry> Feedback,
    IReadOnlyList<KnownConversation> Conversations,
    IReadOnlyList<ConversationState> Remembered,
    IReadOnlyList<Receipt> Receipts)
{
    /// <summary>How many things there are.</summary>
    public int Count => Subscriptions.Count + Feedback.Count + Conversations.Count + Remembered.Count + Receipts.Count;
}

/// <summary>What is kept about people, person by person. Every method throws <see cref="StorageUnavailableException"/> where the store cannot be reached.</summary>
public interface IPersonalData
{
    /// <summary>What is kept.</summary>
    /// <param name="channel">The channel: <see cref="ConversationAddress.Channel"/>.</param>
    /// <param name="person">The channel's id of the person: <see cref="Person.Id"/>.</param>
    Task<PersonalData> FindAsync(string channel, string person, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes it, all or nothing: subscriptions with their deliveries, feedback, the person's own conversations and what they remember. Receipts stay, because a link in a
    /// report must open in years too, but no longer hold the hash of who made them.
    /// </summary>
    /// <param name="channel">The channel: <see cref="ConversationAddress.Channel"/>.</param>
    /// <param name="person">The channel's id of the person: <see cref="Person.Id"/>.</param>
    /// <param name="own">A conversation of that person alone, beside those that are known; null for none.</param>
    /// <returns>What there was.</returns>
    Task<PersonalData> ForgetAsync(string channel, string person, ConversationAddress? own, CancellationToken cancellationToken);
}

/// <summary>The same for a service without a database. Receipts of such a service hold no name and end with the process.</summary>
public sealed class InMemoryPersonalData(
    InMemorySubscriptionStore subscriptions, IFeedbackStore feedback, IConversationReferenceStore conversations, IConversationMemory memory) : IPersonalData
{
    /// <inheritdoc/>
    public Task<PersonalData> FindAsync(string channel, string person, CancellationToken cancellationToken) => TakeAsync(channel, person, own: null, remove: false, cancellationToken);

    /// <inheritdoc/>
    public Task<PersonalData> ForgetAsync(string channel, string person, ConversationAddress? own, CancellationToken cancellationToken) =>
        TakeAsync(channel, person, own, remove: true, cancellationToken);

    private async Task<PersonalData> TakeAsync(string channel, string person, ConversationAddress? own, bool remove, CancellationToken cancellationToken)
    {
        var owned = subscriptions.OfOwner(channel, person, remove);
        var words = (feedback as InMemoryFeedbackStore)?.Of(channel, person, remove) ?? [];
        var places = owned.Where(one => one.Kind == ConversationKind.Personal).Select(one => one.Conversation)
            .Concat(own is null ? [] : [own with { Thread = null }])
            .Distinct().ToList();
        List<KnownConversation> known = [];
        List<ConversationState> remembered = [];
        foreach (var place in places)
        {
            if (await conversations.FindAsync(place, cancellationToken).ConfigureAwait(false) is { } one)
            {
                known.Add(one);
            }

            if (await memory.ReadAsync(place, cancellationToken).ConfigureAwait(false) is var state && state != ConversationState.Initial)
            {
                remembered.Add(state);
            }

            if (remove)
            {
                await conversations.RemoveAsync(place, cancellationToken).ConfigureAwait(false);
                await memory.WriteAsync(place, ConversationState.Initial, cancellationToken).ConfigureAwait(false);
            }
        }

        return new PersonalData(owned, words, known, remembered, []);
    }
}
