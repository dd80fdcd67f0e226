using System.Collections.Concurrent;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Teams.Sharing;

/// <summary>Asks Teams in which of the conversations that the bot is in a person is too. Nothing of it is remembered: people leave teams.</summary>
internal sealed class TeamsPlaces(IConnector connector, TimeProvider time)
{
    /// <summary>For one question to Teams or for a whole list of them: a button does not wait long for its answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private const int AtOnce = 8;
    private const int MembersRead = 50;

    /// <summary>The places of both; <c>IsWhole</c> is false where Teams did not tell everything in time.</summary>
    public async Task<(IReadOnlyList<TeamsPlace> Places, bool IsWhole)> ListAsync(
        Person person, IReadOnlyList<KnownConversation> known, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<TeamsPlace>();
        var isWhole = true;
        using var clock = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        var asked = known
            .Where(one => one is { Kind: ConversationKind.Channel, Team: not null })
            .GroupBy(one => one.Team)
            .Select(team => team.OrderBy(one => one.Conversation.Conversation != one.Team).ThenBy(one => one.Name is null).First())
            .Concat(known.Where(one => one.Kind == ConversationKind.Group));
        try
        {
            await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = either.Token }, async (one, token) =>
            {
                if (!await AddAsync(person, one, found, token))
                {
                    isWhole = false;
                }
            });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            isWhole = false;
        }

        return ([.. found.OrderBy(place => place.Label, StringComparer.OrdinalIgnoreCase).ThenBy(place => place.Id, StringComparer.Ordinal)], isWhole);
    }

    /// <summary>Whether the person is in the conversation now; null where Teams did not say in time.</summary>
    public async Task<bool?> IsMemberAsync(Person person, KnownConversation known, CancellationToken cancellationToken)
    {
        if (TeamsReference.TryRead(known) is not { } reference)
        {
            return null;
        }

        using var clock = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
            return await IsMemberAsync(person, reference, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<bool?> IsMemberAsync(Person person, ConversationReference reference, CancellationToken cancellationToken) =>
        person.Id.Length == 0 ? null : await connector.GetMemberAsync(reference, person.Id, cancellationToken) switch
        {
            // An answer about somebody else, or about nobody, proves nothing.
            ConnectorResult<ChannelAccount>.Done { Value.Id: { } id } when id == person.Id => true,
            ConnectorResult<ChannelAccount>.Refused { Reason: RefusalReason.Gone } => false,
            _ => null,
        };

    /// <summary>False where Teams did not tell.</summary>
    private async Task<bool> AddAsync(Person person, KnownConversation known, ConcurrentBag<TeamsPlace> found, CancellationToken cancellationToken)
    {
        if (TeamsReference.TryRead(known) is not { ServiceUrl: { } service } reference)
        {
            return false;
        }

        if (known.Kind == ConversationKind.Group)
        {
            var isMember = await IsMemberAsync(person, reference, cancellationToken);
            if (isMember == true)
            {
                found.Add(await GroupAsync(person, known, reference, cancellationToken));
            }

            return isMember is not null;
        }

        switch (await IsMemberAsync(person, TeamsReference.ToChannel(reference, known.Tenant, known.Team!), cancellationToken))
        {
            case true:
                return await AddChannelsAsync(person, known, reference, service, found, cancellationToken);
            case false:
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> AddChannelsAsync(
        Person person, KnownConversation known, ConversationReference reference, string service, ConcurrentBag<TeamsPlace> found, CancellationToken cancellationToken)
    {
        var name = known.Name ?? (await connector.GetTeamAsync(service, known.Team!, cancellationToken) is ConnectorResult<TeamDetails>.Done team ? team.Value.Name : null);
        if (await connector.GetChannelsAsync(service, known.Team!, cancellationToken) is not ConnectorResult<TeamChannels>.Done { Value.Conversations: { } channels })
        {
            return false;
        }

        var isWhole = true;
        foreach (var channel in channels)
        {
            if (channel is not { Id: { Length: > 0 } id })
            {
                continue;
            }

            // Who is in the team is in its standard channels; the others have members of their own.
            var place = TeamsReference.ToChannel(reference, known.Tenant, id);
            var isMember = channel.Type is null or "standard" ? true : await IsMemberAsync(person, place, cancellationToken);
            isWhole &= isMember is not null;
            if (isMember == true)
            {
                found.Add(TeamsPlace.OfChannel(TeamsReference.OfChannel(known, place) with { Name = name }, name ?? "a team", channel.Name));
            }
        }

        return isWhole;
    }

    private async Task<TeamsPlace> GroupAsync(Person person, KnownConversation known, ConversationReference reference, CancellationToken cancellationToken)
    {
        if (known.Name is { Length: > 0 } name)
        {
            return TeamsPlace.OfGroup(known, name);
        }

        var page = await connector.GetPagedMembersAsync(reference, MembersRead, null, cancellationToken);
        var members = page is ConnectorResult<PagedMembers>.Done { Value.Members: { } read } ? read : [];
        return TeamsPlace.OfPeople(known, [.. members
            .Where(member => member is { Name.Length: > 0 } && member.Id != person.Id && member.Id != reference.Bot?.Id)
            .Select(member => member.Name!)]);
    }
}
