namespace RussiaTaliban.Slack.Rendering;

/// <summary>The modals.</summary>
internal sealed class ModalViews(SlackRenderer renderer)
{
    /// <summary>Asks for a question.</summary>
    public static View Ask() => Asking([Question("Your question")]);

    /// <summary>A reply, and an input for the next question.</summary>
    public View Answer(Reply reply) => Asking([.. Blocks(reply), new Block.Divider(), Question("Ask another question")]);

    /// <summary>A verdict, and an input for the next quote; without a verdict only the input.</summary>
    public View Check(Reply? reply)
    {
        var input = new Block.Input(
            Text.Plain(reply is null ? "The quote" : "Check another quote"),
            new Element.TextInput { ActionId = ActionIds.Input, Multiline = true, Placeholder = Text.Plain("Paste the quote") })
        {
            BlockId = ActionIds.InputBlock,
        };
        return View.Modal("Check this quote", reply is null ? [input] : [.. Blocks(reply), new Block.Divider(), input]) with
        {
            CallbackId = ActionIds.CheckView,
            Submit = Text.Plain("Check"),
        };
    }

    /// <summary>Asks for the conversation to share a passage with.</summary>
    /// <param name="value">The value of the button, a <see cref="ShareIntent"/>.</param>
    public static View Share(string value) => View.Modal("Share this passage", [
        new Block.Input(Text.Plain("Conversation"), new Element.ConversationSelect
        {
            ActionId = ActionIds.Input,
            Placeholder = Text.Plain("A conversation that you and I are both in"),
            Filter = new ConversationFilter(["public", "private"]),
        })
        {
            BlockId = ActionIds.InputBlock,
        },
        new Block.Input(
            Text.Plain("Note"),
            new Element.TextInput { ActionId = ActionIds.Input, Multiline = true, MaxLength = ShareIntent.MaxNoteLength },
            Optional: true)
        {
            BlockId = ActionIds.NoteBlock,
        },
    ]) with
    {
        CallbackId = ActionIds.ShareView,
        PrivateMetadata = value,
        Submit = Text.Plain("Share"),
    };

    /// <summary>The result of sharing.</summary>
    public View Shared(Reply reply) => View.Modal("Share this passage", [.. Blocks(reply)]);

    private IEnumerable<Block> Blocks(Reply reply) =>
        renderer.Groups(reply, SlackSurface.Modal).SelectMany(group => group).Take(Limits.BlocksInView - 2);

    private static View Asking(IReadOnlyList<Block> blocks) => View.Modal("Ask the corpus", blocks) with
    {
        CallbackId = ActionIds.AskView,
        Submit = Text.Plain("Ask"),
    };

    private static Block.Input Question(string label) => new(
        Text.Plain(label),
        new Element.TextInput { ActionId = ActionIds.Input, Placeholder = Text.Plain("In your own words") })
    {
        BlockId = ActionIds.InputBlock,
    };
}
