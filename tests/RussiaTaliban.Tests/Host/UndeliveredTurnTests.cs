using System.Text.Json.Nodes;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.Tests.Host;

/// <summary>An answer that the far end does not take was never given: the conversation goes on from before it.</summary>
public sealed class UndeliveredTurnTests
{
    [Fact]
    public async Task More_AfterAnAnswerThatTeamsRefused_HasNothingToGoOnFrom()
    {
        var refused = 0;
        await using var teams = await TeamsService.StartAsync();
        teams.Far.Instead = (request, _, context) =>
        {
            if (TeamsService.Type(request) != "message" || Interlocked.Exchange(ref refused, 1) == 1)
            {
                return Task.FromResult(false);
            }

            context.Response.StatusCode = 400;
            return Task.FromResult(true);
        };
        using var response = await teams.PostAsync(new JsonObject { ["type"] = "message", ["text"] = "Why did Russia recognize the Taliban?" });
        await Eventually.IsTrueAsync(() => Volatile.Read(ref refused) == 1, "the answer is refused");

        var more = await teams.SayAsync("more");

        Assert.Contains("Ask a question first", more.Body!.Value.GetProperty("text").GetString(), StringComparison.Ordinal);
    }
}
