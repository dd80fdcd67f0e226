using System.Text.Json;

namespace RussiaTaliban.Tests.Chat.Phrases;

/// <summary>A turn of a conversation that a stranger wrote, with what it is to come to.</summary>
/// <param name="Key">The conversation's id and the turn's number.</param>
/// <param name="Said">The words.</param>
/// <param name="Wanted">Any of these outcomes is right.</param>
/// <param name="Passages">The passages any of which is right; empty where none is named.</param>
public sealed record WantedTurn(string Key, string Said, IReadOnlyList<string> Wanted, IReadOnlyList<string> Passages)
{
    /// <summary>The conversations of a file, each with its turns in order.</summary>
    public static IReadOnlyList<IReadOnlyList<WantedTurn>> Read(string file) => [.. File.ReadLines(file)
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Select(row => (IReadOnlyList<WantedTurn>)[.. row.GetProperty("turns").EnumerateArray().Select((turn, number) => new WantedTurn(
            $"{row.GetProperty("id").GetString()}.{number + 1}",
            turn.GetProperty("said").GetString()!,
            turn.GetProperty("outcome").GetString()!.Split('|'),
            turn.TryGetProperty("passages", out var passages) ? [.. passages.EnumerateArray().Select(passage => passage.GetString()!)] : []))])];

    /// <summary>Outcomes that show a passage: where one is wanted and none stands there, they are not met.</summary>
    private static readonly string[] Showing = ["answered", "closest", "open", "quote_verbatim", "quote_altered"];

    /// <summary>Whether a turn came out right: one of the outcomes, and where it shows passages one of those that are wanted, where it is an answer the first.</summary>
    public bool IsMetBy(IReadOnlySet<string> outcomes, IReadOnlyList<string> shown)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(shown);
        var met = Wanted.Where(outcomes.Contains).ToList();
        if (met.Count == 0 || Passages.Count == 0)
        {
            return met.Count > 0;
        }

        return shown.Count == 0 ? met.Exists(outcome => !Showing.Contains(outcome))
            : outcomes.Contains("answered") ? Passages.Contains(shown[0])
            : shown.Any(Passages.Contains) || Wanted.Contains("not_found");
    }
}
