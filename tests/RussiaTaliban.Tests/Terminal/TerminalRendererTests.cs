using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Terminal;
using RussiaTaliban.Tests.Slack.Rendering;
using Spectre.Console;

namespace RussiaTaliban.Tests.Terminal;

public sealed class TerminalRendererTests
{
    private const int Width = 120;

    [Fact]
    public async Task Render_EveryReply_LooksAsItDidWhenSomebodyLooked()
    {
        foreach (var (name, reply) in await SlackSamples.RepliesAsync())
        {
            Golden.Matches($"Terminal/{name}.txt", Shown(reply));
        }
    }

    /// <summary>Lines as they stand there, without the spaces that fill them.</summary>
    private static string Shown(Reply reply)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Width;
        console.Write(new Rows(TerminalRenderer.Render(reply)));
        return string.Join('\n', output.ToString().Split('\n').Select(line => line.TrimEnd()));
    }
}
