using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>Shortcuts and modals: a person enters a question, a quote or a conversation, and the reply replaces the modal.</summary>
internal sealed class SlackModals(TurnHandler turns, SlackPeople people, RecentQuestions recent, SlackClient client, ModalViews views)
{
    private const string TooSlow = "Slack took too long. Please check that conversation before you try again.";

    /// <summary>The global shortcut "Ask the corpus".</summary>
    public async Task OpenAsync(SlackInteraction.GlobalShortcut shortcut, CancellationToken cancellationToken)
    {
        if (shortcut.CallbackId == SlackShortcuts.AskTheCorpus)
        {
            await client.For(shortcut.Tenant).OpenViewAsync(shortcut.TriggerId, BlockKitJson.Serialize(ModalViews.Ask()), cancellationToken);
        }
    }

    /// <summary>The message shortcut "Check this quote". A message without words opens the modal with an empty input.</summary>
    public async Task OpenAsync(SlackInteraction.MessageShortcut shortcut, CancellationToken cancellationToken)
    {
        if (shortcut.CallbackId != SlackShortcuts.CheckThisQuote)
        {
            return;
        }

        var words = Mrkdwn.ToPlainWithoutEmphasis(shortcut.Message.Text ?? "").Trim();
        var verdict = words.Length == 0 ? null : await ReplyAsync(shortcut.Tenant, shortcut.User.Id, new CheckQuoteIntent(words), cancellationToken);
        await client.For(shortcut.Tenant).OpenViewAsync(shortcut.TriggerId, BlockKitJson.Serialize(views.Check(verdict)), cancellationToken);
    }

    /// <summary>The button "Share…".</summary>
    public async Task OpenShareAsync(SlackInteraction.Actions actions, string value, CancellationToken cancellationToken) =>
        await client.For(actions.Tenant).OpenViewAsync(actions.TriggerId, BlockKitJson.Serialize(ModalViews.Share(value)), cancellationToken);

    /// <summary>Shows one person the reply to an intent: over the conversation, or in the modal that is open.</summary>
    public async Task ShowAsync(SlackInteraction.Actions actions, Intent intent, CancellationToken cancellationToken)
    {
        // A click on the Home tab belongs to the direct conversation whose channel the tab carries.
        var conversation = actions.View is { Type: "home", PrivateMetadata: { Length: > 0 } channel }
            ? SlackAddress.Of(actions.Tenant, channel, thread: null)
            : SlackAddress.OfModal(actions.Tenant, actions.User.Id);
        var turn = new Turn(conversation, await people.FindAsync(actions.Tenant, actions.User.Id, cancellationToken), "") { Chosen = intent };
        var result = await HandleAsync(actions.Tenant, turn, cancellationToken);
        var (view, here) = (BlockKitJson.Serialize(views.Answer(result.Reply)), client.For(actions.Tenant));
        var outcome = await (actions.View is { Type: "modal" } open
            ? here.UpdateViewAsync(open.Id, view, cancellationToken)
            : here.OpenViewAsync(actions.TriggerId, view, cancellationToken));
        if (outcome is SlackOutcome.Done)
        {
            await result.CommitAsync(cancellationToken);
        }
    }

    /// <summary>Answers in the modal that asked.</summary>
    public async Task<ViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken)
    {
        var text = submission.View.Input(ActionIds.InputBlock, ActionIds.Input);
        var (tenant, user) = (submission.Tenant, submission.User.Id);
        return submission.View.CallbackId switch
        {
            ActionIds.AskView => Show(views.Answer(await ReplyAsync(tenant, await TurnAsync(tenant, user, text, cancellationToken), cancellationToken))),
            ActionIds.CheckView => Show(views.Check(await ReplyAsync(tenant, user, new CheckQuoteIntent(text), cancellationToken))),
            ActionIds.ShareView when IntentCodec.TryDecode(submission.View.PrivateMetadata) is ShareIntent share => await ShareAsync(submission, share, cancellationToken),
            _ => null,
        };
    }

    private async Task<ViewResponse> ShareAsync(SlackInteraction.Submission submission, ShareIntent button, CancellationToken cancellationToken)
    {
        var note = submission.View.Input(ActionIds.NoteBlock, ActionIds.Input).Trim();
        var share = button with { Target = submission.View.Conversation(ActionIds.InputBlock, ActionIds.Input), Note = note.Length == 0 ? null : note };
        try
        {
            var reply = await ReplyAsync(submission.Tenant, submission.User.Id, share, cancellationToken);
            return reply switch
            {
                ShareReply { Outcome: not ShareOutcome.Shared } refused =>
                    ViewResponse.Error(ActionIds.InputBlock, ShareWording.Outcome(refused with { Target = await NameAsync(submission.Tenant, refused.Target, cancellationToken) })),
                ShareOfferReply => ViewResponse.Error(ActionIds.InputBlock, "Please choose a conversation."),
                _ => Show(views.Shared(reply)),
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ViewResponse.Error(ActionIds.InputBlock, TooSlow);
        }
    }

    /// <summary>A channel's id as people know the channel; "that conversation" where the bot may not know its name.</summary>
    private async Task<string> NameAsync(SlackTenant tenant, string target, CancellationToken cancellationToken) => target is not ['C' or 'G' or 'D', ..]
        ? target
        : await client.For(tenant).ConversationOnceAsync(target, cancellationToken) is SlackOutcome.Done done && done.Body.Member("channel").Text("name") is { } name ? "#" + name
        : "that conversation";

    private async Task<Reply> ReplyAsync(SlackTenant tenant, string user, Intent intent, CancellationToken cancellationToken) =>
        await ReplyAsync(tenant, await TurnAsync(tenant, user, "", cancellationToken) with { Chosen = intent }, cancellationToken);

    // The reply leaves with the response to the submission itself, so nobody learns later whether it arrived.
    private async Task<Reply> ReplyAsync(SlackTenant tenant, Turn turn, CancellationToken cancellationToken)
    {
        var result = await HandleAsync(tenant, turn, cancellationToken);
        await result.CommitAsync(cancellationToken);
        return result.Reply;
    }

    private async Task<TurnResult> HandleAsync(SlackTenant tenant, Turn turn, CancellationToken cancellationToken)
    {
        var result = await turns.HandleAsync(turn, cancellationToken);
        await recent.KeepAsync(tenant, SlackAddress.IdOf(turn.Speaker), result.Reply, cancellationToken);
        return result;
    }

    private async Task<Turn> TurnAsync(SlackTenant tenant, string user, string text, CancellationToken cancellationToken) =>
        new(SlackAddress.OfModal(tenant, user), await people.FindAsync(tenant, user, cancellationToken), text);

    private static ViewResponse Show(View view) => ViewResponse.Update(BlockKitJson.Serialize(view));
}

/// <summary>The callback ids of the shortcuts in the manifests.</summary>
internal static class SlackShortcuts
{
    /// <summary>Global: asks in a modal.</summary>
    public const string AskTheCorpus = "ask_the_corpus";

    /// <summary>On a message: is this a quote from the corpus?</summary>
    public const string CheckThisQuote = "check_this_quote";
}
