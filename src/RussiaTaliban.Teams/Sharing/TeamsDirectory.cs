using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Teams.Sharing;

/// <summary>
/// The team channels and group chats that a person and the bot are both in, as Teams says at this moment, within one organisation. Where others read along,
/// nothing is listed that is news to them: in a channel its team's channels, in a group chat nothing.
/// </summary>
internal sealed class TeamsDirectory(IConversationReferenceStore store, TeamsPlaces places) : IConversationDirectory
{
    public string Channel => TeamsRenderer.Channel;

    public async Task<ShareTarget> FindAsync(Person sharer, ConversationAddress from, string target, CancellationToken cancellationToken)
    {
        if (await ReadAsync(sharer, from, cancellationToken) is not var (here, all, isWhole))
        {
            return new ShareTarget.Unknown();
        }

        if (all.FirstOrDefault(place => place.Id == target) is { } chosen)
        {
            return await OpenAsync(sharer, chosen, cancellationToken);
        }

        // What could not be read may have the same name.
        if (!isWhole)
        {
            return new ShareTarget.Unknown();
        }

        var called = TeamsNames.Called(target, all);
        if (called.Where(place => place.Known.Team is not null && place.Known.Team == here.Team).ToList() is { Count: 1 } own)
        {
            called = own;
        }

        return called switch
        {
            [var one] => await OpenAsync(sharer, one, cancellationToken),
            { Count: > 1 } => new ShareTarget.Several(Listed(called, here)),
            _ when TeamsNames.With(target, all) is { Count: > 0 } with => new ShareTarget.Several(Listed(with, here)),
            _ => new ShareTarget.Closed(Listed(all, here)),
        };
    }

    public async Task<SharePlaces> ListAsync(Person sharer, ConversationAddress from, CancellationToken cancellationToken) =>
        await ReadAsync(sharer, from, cancellationToken) is var (here, all, isWhole)
            ? new SharePlaces(Listed(all, here), isWhole)
            : new SharePlaces([], IsWhole: false);

    /// <summary>Null if the store is away or the organisation is not known.</summary>
    private async Task<(KnownConversation Here, IReadOnlyList<TeamsPlace> Places, bool IsWhole)?> ReadAsync(
        Person sharer, ConversationAddress from, CancellationToken cancellationToken)
    {
        try
        {
            if (await store.FindAsync(from, cancellationToken) is not { Tenant: { Length: > 0 } tenant } here)
            {
                return null;
            }

            var known = await store.ListAsync(Channel, tenant, cancellationToken);
            var (all, isWhole) = await places.ListAsync(sharer, known, cancellationToken);
            return (here, all, isWhole && known.Count < IConversationReferenceStore.MaxListed);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    /// <summary>The last proof is of the very conversation, and from now on the bot knows how to write there.</summary>
    private async Task<ShareTarget> OpenAsync(Person sharer, TeamsPlace place, CancellationToken cancellationToken)
    {
        if (await places.IsMemberAsync(sharer, place.Known, cancellationToken) is not true and var answer)
        {
            return answer is false ? new ShareTarget.Closed([]) : new ShareTarget.Unknown();
        }

        try
        {
            if (await store.FindAsync(place.Known.Conversation, cancellationToken) is null)
            {
                await store.SaveAsync(place.Known, cancellationToken);
            }
        }
        catch (StorageUnavailableException)
        {
            return new ShareTarget.Unknown();
        }

        return new ShareTarget.Open(place.Known.Conversation, place.Label);
    }

    private static IReadOnlyList<SharePlace> Listed(IReadOnlyList<TeamsPlace> all, KnownConversation here) =>
    [
        .. all
            .Where(place => place.Id != here.Conversation.Conversation)
            .Where(place => here.Kind == ConversationKind.Personal || (here.Team is not null && place.Known.Team == here.Team))
            .Select(place => place.ToChoice()),
    ];
}
