namespace RussiaTaliban.Channels.Teams.Sharing;

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
