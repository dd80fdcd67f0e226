using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Desk;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Privacy;

/// <summary>Everything that is kept about one person of one channel.</summary>
/// <param name="Subscriptions">What the person subscribed to, live and ended, wherever it is delivered.</param>
/// <param name="Feedback">The person's thumbs and words.</param>
/// <param name="Conversations">The conversations of the person alone with the bot: where to deliver.</param>
/// <param name="Remembered">
/// What these conversations remember: the last questions and passages. Among them the last questions of the person's own page, modals and private answers.
/// </param>
/// <param name="Receipts">The receipts that the person made. They hold a hash that proves so to the person, and no name.</param>
public sealed record PersonalData(
    IReadOnlyList<Subscription> Subscriptions,
    IReadOnlyList<FeedbackEntry> Feedback,
    IReadOnlyList<KnownConversation> Conversations,
    IReadOnlyList<ConversationState> Remembered,
    IReadOnlyList<Receipt> Receipts)
{
    /// <summary>What was delivered to these subscriptions.</summary>
    public IReadOnlyList<DigestDelivery> Deliveries { get; init; } = [];

    /// <summary>What summaries the person's own conversations have had.</summary>
    public IReadOnlyList<DigestMark> Summaries { get; init; } = [];

    /// <summary>What the person said that waits for its answer, as the channel keeps it.</summary>
    public IReadOnlyList<InboxItem> Waiting { get; init; } = [];

    /// <summary>Questions without an answer that the editors' desk keeps.</summary>
    public IReadOnlyList<UnansweredQuestion> Unanswered { get; init; } = [];

    /// <summary>How many conversations of others name the person, and go on without.</summary>
    public int Named { get; init; }

    /// <summary>The ids of the conversations that are known to be the person's alone.</summary>
    public IReadOnlySet<string> Places { get; init; } = new HashSet<string>();

    /// <summary>How many things there are.</summary>
    public int Count =>
        Subscriptions.Count + Feedback.Count + Conversations.Count + Remembered.Count + Receipts.Count + Deliveries.Count + Summaries.Count + Waiting.Count + Unanswered.Count + Named;
}

/// <summary>What is kept about people, person by person. Every method throws <see cref="StorageUnavailableException"/> where the store cannot be reached.</summary>
public interface IPersonalData
{
    /// <summary>What is kept.</summary>
    /// <param name="channel">The channel: <see cref="ConversationAddress.Channel"/>.</param>
    /// <param name="person">The channel's id of the person: <see cref="Person.Id"/>.</param>
    Task<PersonalData> FindAsync(string channel, string person, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes it, all or nothing: subscriptions with their deliveries, feedback, the person's own conversations and what they remember, what waits for an answer, questions that the desk keeps.
    /// Receipts stay, because a link in a report must open in years too, but no longer hold the hash of who made them.
    /// </summary>
    /// <param name="channel">The channel: <see cref="ConversationAddress.Channel"/>.</param>
    /// <param name="person">The channel's id of the person: <see cref="Person.Id"/>.</param>
    /// <param name="asked">
    /// The turn in which the person asked for it: what is being answered now is spared, for it deletes itself with its answer. Null for an administrator.
    /// </param>
    /// <returns>What there was.</returns>
    Task<PersonalData> ForgetAsync(string channel, string person, Turn? asked, CancellationToken cancellationToken);
}

/// <summary>The same for a service without a database. Receipts of such a service hold no name and end with the process.</summary>
public sealed class InMemoryPersonalData(
    InMemorySubscriptionStore subscriptions,
    IFeedbackStore feedback,
    IConversationReferenceStore conversations,
    IConversationMemory memory,
    IDigestHistory history,
    IInbox inbox) : IPersonalData
{
    /// <inheritdoc/>
    public Task<PersonalData> FindAsync(string channel, string person, CancellationToken cancellationToken) =>
        TakeAsync(channel, person, asked: null, remove: false, cancellationToken);

    /// <inheritdoc/>
    public Task<PersonalData> ForgetAsync(string channel, string person, Turn? asked, CancellationToken cancellationToken) =>
        TakeAsync(channel, person, asked, remove: true, cancellationToken);

    private async Task<PersonalData> TakeAsync(string channel, string person, Turn? asked, bool remove, CancellationToken cancellationToken)
    {
        var owned = subscriptions.OfOwner(channel, person, remove);
        var words = (feedback as InMemoryFeedbackStore)?.Of(channel, person, remove) ?? [];
        var places = owned.Where(one => one.Kind == ConversationKind.Personal).Select(one => one.Conversation.Conversation)
            .Concat(asked?.Alone is null ? [] : [asked.Conversation.Conversation])
            .Append(person)
            .ToHashSet(StringComparer.Ordinal);
        List<KnownConversation> known = [];
        foreach (var place in places.Select(id => new ConversationAddress(channel, id)))
        {
            if (await conversations.FindAsync(place, cancellationToken).ConfigureAwait(false) is { } one)
            {
                known.Add(one);
                if (remove)
                {
                    await conversations.RemoveAsync(place, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return new PersonalData(owned, words, known, (memory as InMemoryConversationMemory)?.Of(channel, person, places, remove) ?? [], [])
        {
            Summaries = (history as InMemoryDigestHistory)?.Of(channel, person, places, remove) ?? [],
            Waiting = (inbox as InMemoryInbox)?.Of(channel, person, remove) ?? [],
            Places = places,
        };
    }
}
