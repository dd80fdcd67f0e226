namespace RussiaTaliban.Slack.Conversation;

/// <summary>A person opened the app: fills the Home tab for them, and suggests first questions on the Messages tab.</summary>
internal sealed class SlackHome(TurnHandler turns, SlackPeople people, RecentQuestions recent, SlackClient client, HomeView view)
{
    private const int MaxPrompts = 4;

    // Opening the Home tab does not count as reading the summary: what is new in the conversation itself stays new.
    private const string OwnThread = "home";

    public async Task OpenAsync(SlackTenant tenant, SlackEvent.HomeOpened opened, CancellationToken cancellationToken)
    {
        if (opened.Tab == "messages")
        {
            await SuggestAsync(tenant, opened, cancellationToken);
        }
        else
        {
            await ShowAsync(tenant, opened.User, opened.Channel, cancellationToken);
        }
    }

    /// <summary>Publishes the Home tab again.</summary>
    /// <param name="channel">The person's direct conversation with the app.</param>
    public async Task ShowAsync(SlackTenant tenant, string user, string channel, CancellationToken cancellationToken)
    {
        var turn = await TurnAsync(tenant, user, channel, cancellationToken);
        if (await turns.HandleAsync(turn with { Chosen = new HelpIntent() }, cancellationToken) is not { Reply: HelpReply help })
        {
            return;
        }

        var parts = new[]
        {
            await turns.HandleAsync(turn with { Chosen = new SummaryIntent(), Conversation = turn.Conversation with { Thread = OwnThread } }, cancellationToken),
            await turns.HandleAsync(turn with { Chosen = new SubscriptionsIntent() }, cancellationToken),
            await turns.HandleAsync(turn with { Chosen = new AboutIntent() }, cancellationToken),
        };
        var home = view.Of(channel, help, await recent.ListAsync(tenant, user, cancellationToken), [.. parts.Select(part => part.Reply)]);
        if (await client.For(tenant).PublishHomeAsync(user, BlockKitJson.Serialize(home), cancellationToken) is SlackOutcome.Done)
        {
            foreach (var part in parts)
            {
                await part.CommitAsync(cancellationToken);
            }
        }
    }

    private async Task SuggestAsync(SlackTenant tenant, SlackEvent.HomeOpened opened, CancellationToken cancellationToken)
    {
        var turn = await TurnAsync(tenant, opened.User, opened.Channel, cancellationToken);
        if (await turns.HandleAsync(turn with { Chosen = new HelpIntent() }, cancellationToken) is { Reply: HelpReply { Starters: { Count: > 0 } starters } })
        {
            var prompts = starters.Take(MaxPrompts).Select(starter => new SuggestedPrompt(starter, starter)).ToList();
            await client.For(tenant).SuggestPromptsAsync(opened.Channel, Wording.TryAsking, prompts, cancellationToken);
        }
    }

    private async Task<Turn> TurnAsync(SlackTenant tenant, string user, string channel, CancellationToken cancellationToken) =>
        new(SlackAddress.Of(tenant, channel, thread: null), await people.FindAsync(tenant, user, cancellationToken), "");
}
