using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Teams.Sharing;

/// <summary>A channel or group chat of Teams that a person and the bot are both in.</summary>
/// <param name="Known">How to write into it.</param>
/// <param name="Label">What it is called, the team in brackets where there is one. Text from people.</param>
/// <param name="Names">Everything that it may be called when somebody types it.</param>
/// <param name="People">Who is in it, where it has no name of its own; empty otherwise.</param>
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
            0 => "A chat without a name",
            <= PeopleNamed => string.Join(", ", people),
            _ => $"{string.Join(", ", people.Take(PeopleNamed))} and {people.Count - PeopleNamed} more",
        };
        return new TeamsPlace(known, label, [label], people);
    }

    public SharePlace ToChoice() => new(Id, Label);
}
