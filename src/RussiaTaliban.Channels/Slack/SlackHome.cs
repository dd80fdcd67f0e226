using RussiaTaliban.Channels.Slack.BlockKit;
using RussiaTaliban.Channels.Slack.Rendering;
using RussiaTaliban.Chat;
using RussiaTaliban.Slack.Deliveries;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Channels.Slack;

/// <summary>A person opened the app: its Home tab is made for them, its Messages tab gets questions to begin with.</summary>
internal sealed class SlackHome(TurnHandler turns, RecentQuestions recent, SlackClient client, HomeView view)
{
    private const int MostPrompts = 4;

    public async Task OpenAsync(SlackEvent.HomeOpened opened, CancellationToken cancellationToken)
    {
        var turn = new Turn(SlackAddress.Of(opened.Channel, thread: null), new Person(opened.User), "");
        if (await turns.HandleAsync(turn with { Chosen = new HelpIntent() }, cancellationToken) is not HelpReply help)
        {
            return;
        }

        if (opened.Tab == "messages")
        {
            await SuggestAsync(opened.Channel, help.Starters, cancellationToken);
        }
        else if (await turns.HandleAsync(turn with { Chosen = new AboutIntent() }, cancellationToken) is AboutReply about)
        {
            var home = view.Of(help, about, await recent.ListAsync(opened.User, cancellationToken));
            await client.PublishHomeAsync(opened.User, BlockKitJson.Serialize(home), cancellationToken);
        }
    }

    private async Task SuggestAsync(string channel, IReadOnlyList<string> starters, CancellationToken cancellationToken)
    {
        if (starters.Count > 0)
        {
            var prompts = starters.Take(MostPrompts).Select(starter => new SuggestedPrompt(starter, starter)).ToList();
            await client.SuggestPromptsAsync(channel, Wording.TryAsking, prompts, cancellationToken);
        }
    }
}
