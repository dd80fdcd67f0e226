using System.Globalization;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>One person's Home tab.</summary>
internal sealed class HomeView(SlackRenderer renderer)
{
    /// <param name="channel">The person's direct conversation with the app, to which clicks here belong.</param>
    /// <param name="replies">The replies about today's summary, the subscriptions and the corpus, in this order.</param>
    public View Of(string channel, HelpReply help, IReadOnlyList<string> recentQuestions, IReadOnlyList<Reply> replies)
    {
        var blocks = new List<Block> { Heading(Wording.ProductName), Words(Wording.Tagline) };
        if (SlackControls.Starters(help.Starters) is { } starters)
        {
            blocks.AddRange([Heading("Ask"), starters]);
        }

        if (Recent(recentQuestions) is { } recent)
        {
            blocks.AddRange([Heading("Your recent questions"), recent]);
        }

        foreach (var reply in replies)
        {
            blocks.AddRange([new Block.Divider(), .. renderer.Groups(reply, SlackSurface.Modal).SelectMany(group => group)]);
        }

        return View.Home([.. blocks.Take(Limits.BlocksInView)]) with { PrivateMetadata = channel };
    }

    // A button's text is short; a longer question keeps its whole text in the value.
    private static Block.Actions? Recent(IReadOnlyList<string> questions)
    {
        var buttons = questions
            .Select((question, number) => SlackControls.Intent(
                Shorten(question), new AskIntent(question), "recent" + number.ToString(CultureInfo.InvariantCulture)))
            .OfType<Element>()
            .ToList();
        return buttons.Count == 0 ? null : new Block.Actions(buttons);
    }

    private static string Shorten(string question) =>
        question.Length <= Limits.ButtonText ? question : string.Concat(question.AsSpan(0, Limits.ButtonText - 1).TrimEnd(), "…");

    private static Block.Header Heading(string text) => new(Text.Plain(text));

    private static Block.Context Words(string text) => new([Text.Plain(text)]);
}
