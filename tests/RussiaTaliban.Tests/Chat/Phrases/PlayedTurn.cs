using System.Text.Json;
using RussiaTaliban.Tests.Terminal;

namespace RussiaTaliban.Tests.Chat.Phrases;

/// <summary>What <c>chat --batch</c> made of a turn.</summary>
/// <param name="Outcomes">In every word that the conversations' writers use for it.</param>
/// <param name="Passages">The passages shown, in order.</param>
internal sealed record PlayedTurn(IReadOnlySet<string> Outcomes, IReadOnlyList<string> Passages)
{
    /// <summary>By key.</summary>
    public static async Task<IReadOnlyDictionary<string, PlayedTurn>> OfAsync(string file)
    {
        var run = await CommandLineRun.OfAsync("chat", "--batch", file);
        return run.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(
            turn => $"{turn.GetProperty("id").GetString()}.{turn.GetProperty("turn").GetInt32()}",
            turn => new PlayedTurn(Names(turn), [.. turn.GetProperty("passages").EnumerateArray().Select(passage => passage.GetProperty("id").GetString()!)]));
    }

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
                "open" or "ask" when outcome == "command" => ["answered"],
                _ => Array.Empty<string>(),
            },
        ];
    }
}
