using RussiaTaliban.Channels.Slack.BlockKit;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Slack.Rendering;

/// <summary>The modals.</summary>
internal sealed class ModalViews(SlackRenderer renderer)
{
    /// <summary>Asks for a question.</summary>
    public static View Ask() => Asking([Question("Your question")]);

    /// <summary>A reply, and room for the next question.</summary>
    public View Answer(Reply reply)
    {
        IEnumerable<Block> blocks = renderer.Groups(reply, SlackSurface.Modal).SelectMany(group => group);
        return Asking([.. blocks.Take(Limits.BlocksInView - 2), new Block.Divider(), Question("Ask another question")]);
    }

    private static View Asking(IReadOnlyList<Block> blocks) => View.Modal("Ask the corpus", blocks) with
    {
        CallbackId = ActionIds.AskView,
        Submit = Text.Plain("Ask"),
    };

    private static Block.Input Question(string label) => new(
        Text.Plain(label),
        new Element.TextInput { ActionId = ActionIds.Input, Placeholder = Text.Plain("In your own words") },
        Optional: false)
    {
        BlockId = ActionIds.InputBlock,
    };
}
