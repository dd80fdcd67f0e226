using System.Collections.Concurrent;
using Microsoft.Bot.Schema.Teams;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Teams.Sharing;

/// <summary>Asks Teams in which of the conversations that the bot is in a person is too. Nothing of it is remembered: people leave teams.</summary>
internal sealed class TeamsPlaces(ITeamsRoster roster, TimeProvider time)
{
    /// <summary>For one question to Teams or for a whole list of them: a button does not wait long for its answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private const int AtOnce = 8;
    private const int MembersRead = 50;

    /// <summary>The places of both; <c>IsWhole</c> is false if Teams did not say everything in time.</summary>
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

    /// <summary>Whether the person is in the conversation now; null if Teams did not say in time.</summary>
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
        person.Id.Length == 0 ? null : await roster.GetMemberAsync(reference, person.Id, cancellationToken) switch
        {
            // An answer about somebody else, or about nobody, proves nothing.
            ConnectorResult<TeamsChannelAccount>.Done { Value.Id: { } id } when id == person.Id => true,
            ConnectorResult<TeamsChannelAccount>.Refused { Reason: RefusalReason.Gone } => false,
            _ => null,
        };

    /// <summary>False if Teams did not say.</summary>
    private async Task<bool> AddAsync(Person person, KnownConversation known, ConcurrentBag<TeamsPlace> found, CancellationToken cancellationToken)
    {
        if (TeamsReference.TryRead(known) is not { ServiceUrl: not null } reference)
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

        return await IsMemberAsync(person, TeamsReference.ToChannel(reference, known.Tenant, known.Team!), cancellationToken) switch
        {
            true => await AddChannelsAsync(person, known, reference, found, cancellationToken),
            false => true,
            null => false,
        };
    }

    private async Task<bool> AddChannelsAsync(
        Person person, KnownConversation known, ConversationReference reference, ConcurrentBag<TeamsPlace> found, CancellationToken cancellationToken)
    {
        var name = known.Name
            ?? (await roster.GetTeamAsync(reference, known.Team!, cancellationToken) is ConnectorResult<TeamDetails>.Done team ? team.Value.Name : null);
        if (await roster.GetChannelsAsync(reference, known.Team!, cancellationToken) is not ConnectorResult<IList<ChannelInfo>>.Done { Value: { } channels })
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

        var page = await roster.GetMembersAsync(reference, MembersRead, cancellationToken);
        var members = page is ConnectorResult<TeamsPagedMembersResult>.Done { Value.Members: { } read } ? read : [];
        return TeamsPlace.OfPeople(known, [.. members
            .Where(member => member is { Name.Length: > 0 } && member.Id != person.Id && member.Id != reference.Bot?.Id)
            .Select(member => member.Name!)]);
    }
}

/// <summary>A channel or group chat of Teams that a person and the bot are both in.</summary>
/// <param name="Known">How to write into it.</param>
/// <param name="Label">What it is called, the team in brackets where there is one. Text from people.</param>
/// <param name="Names">Everything that it may be called when somebody types it.</param>
/// <param name="People">Its members, if it has no name; otherwise empty.</param>
internal sealed record TeamsPlace(KnownConversation Known, string Label, IReadOnlyList<string> Names, IReadOnlyList<string> People)
{
    /// <summary>Most people that a chat without a name is called after.</summary>
    private const int PeopleNamed = 3;

    public string Id => Known.Conversation.Conversation;

    public static TeamsPlace OfChannel(KnownConversation known, string team, string? name)
    {
        var channel = name ?? "General";
        List<string> names = [channel, $"{team}/{channel}", $"{team} > {channel}", $"{team} › {channel}", $"{channel} ({team})", $"{channel} in {team}"];
        if (name is null || known.Conversation.Conversation == known.Team)
        {
            // Who names a team means its General channel.
            names.Add(team);
        }

        return new TeamsPlace(known, $"{channel} ({team})", names, []);
    }

    public static TeamsPlace OfGroup(KnownConversation known, string name) => new(known, name, [name], []);

    /// <summary>A chat that nobody has named is called after the others in it, as Teams does.</summary>
    public static TeamsPlace OfPeople(KnownConversation known, IReadOnlyList<string> people)
    {
        var label = people.Count switch
        {
            0 => "Unnamed chat",
            <= PeopleNamed => string.Join(", ", people),
            _ => $"{string.Join(", ", people.Take(PeopleNamed))} and {people.Count - PeopleNamed} more",
        };
        return new TeamsPlace(known, label, [label], people);
    }

    public SharePlace ToChoice() => new(Id, Label);
}

/// <summary>Which places somebody may mean who typed a name.</summary>
internal static class TeamsNames
{
    private static readonly string[] Kinds = [" group chat", " channel", " team", " group", " chat"];

    /// <summary>The places that are called just so.</summary>
    public static IReadOnlyList<TeamsPlace> Called(string typed, IReadOnlyList<TeamsPlace> places)
    {
        foreach (var name in Readings(typed))
        {
            if (places.Where(place => place.Names.Any(own => Same(own, name))).ToList() is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>The places without a name in which somebody of this name is, first name or whole. Never certain: a person is not a conversation.</summary>
    public static IReadOnlyList<TeamsPlace> With(string typed, IReadOnlyList<TeamsPlace> places) =>
        [.. places.Where(place => place.People.Any(person => Same(person, typed) || Same(person.Split(' ', 2)[0], typed)))];

    /// <summary>What was typed; the same without “channel” or “team” at its end.</summary>
    private static IEnumerable<string> Readings(string typed)
    {
        yield return typed;
        foreach (var kind in Kinds.Where(kind => Fold(typed).EndsWith(kind, StringComparison.OrdinalIgnoreCase)))
        {
            yield return Fold(typed)[..^kind.Length];
        }
    }

    private static bool Same(string one, string other) => string.Equals(Fold(one), Fold(other), StringComparison.OrdinalIgnoreCase);

    private static string Fold(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Trim('“', '”', '"', '\'', ' ')
        .TrimStart('#', '@')
        .Replace(" / ", "/", StringComparison.Ordinal);
}
