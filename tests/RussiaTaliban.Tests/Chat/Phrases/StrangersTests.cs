using System.Text.Json;
using RussiaTaliban.Tests.Terminal;

namespace RussiaTaliban.Tests.Chat.Phrases;

/// <summary>
/// Sixty conversations as people typed them who had not seen the code, with what each wanted. What the search finds is held by the search's own tests; here it
/// is whether everything else that was said came into its room.
/// </summary>
public sealed class StrangersTests
{
    /// <summary>What the search alone decides, and what a conversation without a time zone cannot settle in one turn.</summary>
    private static readonly string[] Elsewhere = ["answered", "closest", "not_found", "quote_verbatim", "quote_altered", "quote_absent", "schedule"];

    [Fact]
    public async Task Turns_OfStrangers_ComeIntoTheirRooms()
    {
        var file = Path.Combine(Repository.Root, "tests", "RussiaTaliban.Tests", "Chat", "Phrases", "strangers.jsonl");
        var wanted = File.ReadLines(file)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .SelectMany(row => row.GetProperty("turns").EnumerateArray().Select((turn, number) => (
                Key: $"{row.GetProperty("id").GetString()}.{number + 1}",
                Said: turn.GetProperty("said").GetString()!,
                Wanted: turn.GetProperty("outcome").GetString()!.Split('|'))))
            .ToList();

        var run = await CommandLineRun.OfAsync("chat", "--batch", file);
        var got = run.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(turn => $"{turn.GetProperty("id").GetString()}.{turn.GetProperty("turn").GetInt32()}", Names);

        Assert.Equal(wanted.Count, got.Count);
        var rooms = wanted.Where(turn => !turn.Wanted.Any(Elsewhere.Contains)).ToList();
        var wrong = rooms.Where(turn => !got[turn.Key].Overlaps(turn.Wanted)).Select(turn => $"{turn.Key} {turn.Said}: {string.Join(' ', got[turn.Key])}, not {string.Join('|', turn.Wanted)}").ToList();
        Assert.True(wrong.Count <= rooms.Count * 0.08, $"{wrong.Count} of {rooms.Count}\n{string.Join('\n', wrong)}");
    }

    /// <summary>What a turn came to, in every word that the conversations' writers use for it.</summary>
    private static HashSet<string> Names(JsonElement turn)
    {
        var (outcome, intent) = (turn.GetProperty("outcome").GetString()!, turn.GetProperty("intent").GetString()!);
        return
        [
            outcome, intent,
            .. outcome is "small_talk" ? ["chatter", "off_topic"] : outcome is "refuse" or "not_found" ? ["off_topic"] : Array.Empty<string>(),
            .. intent switch
            {
                "cite_shown" => ["cite"],
                "why_shown" => ["why"],
                "help" => ["about"],
                "shorter" => ["summary"],
                _ => Array.Empty<string>(),
            },
        ];
    }
}
