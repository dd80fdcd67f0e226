using RussiaTaliban.Chat.Feedback;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>Buttons. A button's value says what it does, so last month's button works like today's.</summary>
internal sealed class SlackClicks(
    TurnHandler turns,
    SlackPeople people,
    RecentQuestions recent,
    SlackModals modals,
    SlackHome home,
    SlackClient client,
    IFeedbackStore feedback,
    TimeProvider time)
{
    /// <summary>What opens a modal: it is done now or not at all.</summary>
    public async Task OpenAsync(SlackInteraction.Actions actions, CancellationToken cancellationToken)
    {
        foreach (var action in actions.Items)
        {
            switch (ActionIds.KindOf(action.ActionId))
            {
                case ActionIds.Intent when IntentCodec.TryDecode(action.Value) is { } intent:
                    await ShowAsync(actions, intent, cancellationToken);
                    break;
                case ActionIds.Share when IntentCodec.TryDecode(action.Value) is ShareIntent:
                    await modals.OpenShareAsync(actions, action.Value!, cancellationToken);
                    break;
            }
        }
    }

    /// <summary>What is answered in the conversation.</summary>
    public async Task AnswerAsync(SlackInteraction.Actions actions, SlackPosting posting, CancellationToken cancellationToken)
    {
        foreach (var action in actions.Items)
        {
            switch (ActionIds.KindOf(action.ActionId))
            {
                case ActionIds.Intent when IntentCodec.TryDecode(action.Value) is { } intent:
                    await AnswerAsync(actions, intent, posting, cancellationToken);
                    break;
                case ActionIds.ShareHere when IntentCodec.TryDecode(action.Value) is { } intent:
                    await ShareAsync(actions, intent, posting, cancellationToken);
                    break;
                case ActionIds.Feedback when FeedbackCodec.TryDecode(action.Value) is { } thumb:
                    await KeepAsync(actions, thumb, cancellationToken);
                    break;
            }
        }
    }

    // An explanation, and any click outside a conversation, is for the person who clicked.
    private async Task ShowAsync(SlackInteraction.Actions actions, Intent intent, CancellationToken cancellationToken)
    {
        await modals.ShowAsync(actions, intent, cancellationToken);
        if (actions.View is { Type: "home", PrivateMetadata: { Length: > 0 } direct })
        {
            await home.ShowAsync(actions.Tenant, actions.User.Id, direct, cancellationToken);
        }
    }

    // A private message gets a private answer, one that everyone sees is answered in its thread.
    private async Task AnswerAsync(SlackInteraction.Actions actions, Intent intent, SlackPosting posting, CancellationToken cancellationToken)
    {
        if (actions.Channel is not { } channel)
        {
            return;
        }

        if (actions.Message is { } message)
        {
            var thread = message.ThreadTs ?? message.Ts;
            var result = await HandleAsync(actions, SlackAddress.Of(actions.Tenant, channel.Id, thread), intent, cancellationToken);
            if (await posting.PostAsync(channel.Id, thread, message.Ts, actions.User.Id, result.Reply, cancellationToken))
            {
                await result.CommitAsync(cancellationToken);
            }
        }
        else if (actions.ResponseUrl is { } responseUrl)
        {
            var result = await HandleAsync(actions, SlackAddress.OfPrivate(actions.Tenant, channel.Id, actions.User.Id), intent, cancellationToken);
            if (await posting.RespondAsync(responseUrl, channel.Id, actions.User.Id, result.Reply, cancellationToken))
            {
                await result.CommitAsync(cancellationToken);
            }
        }
    }

    // Through the response_url, which reaches channels that the bot is not in. The private copy is deleted once the shared one is posted.
    private async Task ShareAsync(SlackInteraction.Actions actions, Intent intent, SlackPosting posting, CancellationToken cancellationToken)
    {
        if (actions.ResponseUrl is not { } responseUrl || actions.Channel is not { } channel || intent is not AskIntent ask)
        {
            return;
        }

        var result = await HandleAsync(actions, SlackAddress.OfPrivate(actions.Tenant, channel.Id, actions.User.Id), intent, cancellationToken);
        if (await posting.ShareAsync(responseUrl, channel.Id, actions.User.Id, SharedBy(actions.User.Id, ask.Question), result.Reply, cancellationToken))
        {
            await result.CommitAsync(cancellationToken);
            await client.For(actions.Tenant).RespondAsync(responseUrl, new ResponseUrlMessage { DeleteOriginal = true }, cancellationToken);
        }
    }

    private static Block.RichText SharedBy(string user, string question) => Block.Paragraph(
        new RichTextElement.User(user), new RichTextElement.Words(" asked: "), new RichTextElement.Words(question) { Style = Emphasis.Slanted });

    private async Task KeepAsync(
        SlackInteraction.Actions actions, (bool Helpful, string Question, IReadOnlyList<PassageId> Passages) thumb, CancellationToken cancellationToken)
    {
        if (actions.Channel is not { } channel || actions.Message is not { } message)
        {
            return;
        }

        var thread = message.ThreadTs ?? message.Ts;
        var (place, person) = (SlackAddress.Of(actions.Tenant, channel.Id, thread), actions.Tenant.Qualify(actions.User.Id));
        var word = new FeedbackEntry(place, person, thumb.Question, thumb.Helpful, time.GetUtcNow()) { Passages = thumb.Passages };
        var thanks = "Noted. Thank you.";
        try
        {
            await feedback.SaveAsync(word, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            thanks = "I can’t record that right now. Please try again later.";
        }

        await client.For(actions.Tenant).PostEphemeralAsync(
            new SlackMessage { Channel = channel.Id, User = actions.User.Id, ThreadTs = message.ThreadTs, Text = thanks }, cancellationToken);
    }

    private async Task<TurnResult> HandleAsync(
        SlackInteraction.Actions actions, ConversationAddress conversation, Intent intent, CancellationToken cancellationToken)
    {
        var turn = new Turn(conversation, await people.FindAsync(actions.Tenant, actions.User.Id, cancellationToken), "")
        {
            Chosen = intent,
            Kind = SlackAddress.KindOf(conversation.Conversation),
        };
        var result = await turns.HandleAsync(turn, cancellationToken);
        await recent.KeepAsync(actions.Tenant, actions.User.Id, result.Reply, cancellationToken);
        return result;
    }
}
