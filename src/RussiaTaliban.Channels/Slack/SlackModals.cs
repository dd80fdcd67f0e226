using RussiaTaliban.Channels.Slack.BlockKit;
using RussiaTaliban.Channels.Slack.Rendering;
using RussiaTaliban.Chat;
using RussiaTaliban.Slack.Deliveries;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Channels.Slack;

/// <summary>Shortcuts and modals: a question or a quote goes in, and the answer takes the modal's place.</summary>
internal sealed class SlackModals(SlackTurnReader reader, TurnHandler turns, SlackPeople people, RecentQuestions recent, SlackClient client, ModalViews views)
{
    /// <summary>The global shortcut "Ask the corpus".</summary>
    public async Task OpenAsync(SlackInteraction.GlobalShortcut shortcut, CancellationToken cancellationToken)
    {
        if (shortcut.CallbackId == SlackShortcuts.AskTheCorpus)
        {
            await client.OpenViewAsync(shortcut.TriggerId, BlockKitJson.Serialize(ModalViews.Ask()), cancellationToken);
        }
    }

    /// <summary>Shows one person the reply to an intent: over the conversation, or in the modal that is open.</summary>
    public async Task ShowAsync(SlackInteraction.Actions actions, Intent intent, CancellationToken cancellationToken)
    {
        // What is pressed on the Home tab takes place in the direct conversation that it names.
        var conversation = actions.View is { Type: "home", PrivateMetadata: { Length: > 0 } channel }
            ? SlackAddress.Of(channel, thread: null)
            : SlackAddress.OfModal(actions.User.Id);
        var turn = new Turn(conversation, await people.FindAsync(actions.User.Id, cancellationToken), "") { Chosen = intent };
        var view = BlockKitJson.Serialize(await AnswerAsync(turn, cancellationToken));
        await (actions.View is { Type: "modal" } open
            ? client.UpdateViewAsync(open.Id, view, cancellationToken)
            : client.OpenViewAsync(actions.TriggerId, view, cancellationToken));
    }

    /// <summary>Answers in the modal that asked.</summary>
    public async Task<SlackViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken)
    {
        var text = submission.View.Input(ActionIds.InputBlock, ActionIds.Input);
        if (submission.View.CallbackId != ActionIds.AskView)
        {
            return null;
        }

        var turn = await reader.ReadAsync(SlackAddress.OfModal(submission.User.Id), submission.User.Id, text, cancellationToken);
        return SlackViewResponse.Update(BlockKitJson.Serialize(await AnswerAsync(turn, cancellationToken)));
    }

    private async Task<View> AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var reply = await turns.HandleAsync(turn, cancellationToken);
        await recent.KeepAsync(turn.Speaker.Id, reply, cancellationToken);
        return views.Answer(reply);
    }
}
