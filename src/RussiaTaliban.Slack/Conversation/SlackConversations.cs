using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>Mentions, direct messages and follow-ups in threads.</summary>
internal sealed class SlackConversations(
    SlackTurnReader reader, TurnHandler turns, RecentQuestions recent, IConversationMemory memory, SlackClient client, IOptions<SlackOptions> options, SlackHints hints,
    SlackPane pane)
{
    public async Task AnswerAsync(SlackInbound.EventCallback callback, SlackPosting posting, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(callback, cancellationToken) is not { } said)
        {
            return;
        }

        var turn = said.Turn;
        var (channel, thread, user) = (SlackAddress.IdOf(turn.Conversation), turn.Conversation.Thread, SlackAddress.IdOf(turn.Speaker));
        if (posting.Earlier is { } earlier)
        {
            await posting.PostAsync(channel, thread, said.Ts, user, earlier, cancellationToken);
            return;
        }

        if (said.IsAddressed)
        {
            pane.ShowWorking(callback.Tenant, channel, thread ?? said.Ts);
        }

        var result = await turns.HandleAsync(turn, cancellationToken);
        await posting.NoteAsync(result.Reply, cancellationToken);
        if (!said.IsAddressed && !IsMeantForUs(result))
        {
            return;
        }

        if (!said.IsAddressed && !options.Value.Channel.FollowUpsInThreads)
        {
            await HintAsync(callback.Tenant, channel, thread, user, cancellationToken);
            return;
        }

        await recent.KeepAsync(callback.Tenant, user, result.Reply, cancellationToken);
        if (await posting.PostAsync(channel, thread, said.Ts, user, result.Reply, cancellationToken))
        {
            await result.CommitAsync(cancellationToken);
            if (thread is null)
            {
                if (result.Reply is PassagesReply or NotFoundReply)
                {
                    pane.Name(callback.Tenant, channel, said.Ts, turn.Text);
                }

                await OpenThreadsAsync(turn.Conversation, [said.Ts, posting.FirstTs], cancellationToken);
            }
        }
    }

    /// <summary>
    /// People in a thread also talk to each other. What was not addressed to the bot and is no command is answered only where the corpus has the answer.
    /// </summary>
    private static bool IsMeantForUs(TurnResult result) => result.Reply switch
    {
        SmallTalkReply or UnreadableReply or NotFoundReply or FailedReply or WithheldReply => false,
        QuoteCheckReply { Verdict.Outcome: QuoteOutcome.Absent } => false,
        PassagesReply passages => result.Intent is not AskIntent || passages.Answer.Outcome == AnswerOutcome.Answered,
        _ => true,
    };

    private async Task HintAsync(SlackTenant tenant, string channel, string? thread, string user, CancellationToken cancellationToken)
    {
        if (hints.IsFirst(tenant.Qualify(channel), thread, tenant.Qualify(user)))
        {
            var hint = new SlackMessage { Channel = channel, ThreadTs = thread, User = user, Text = "To continue here, mention me: in a channel, I answer only messages that mention me." };
            await client.For(tenant).PostEphemeralOnceAsync(hint, cancellationToken);
        }
    }

    // A reply in the thread of a direct message goes on from that message's answer, whatever was asked since.
    private async Task OpenThreadsAsync(ConversationAddress conversation, IEnumerable<string?> roots, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(conversation, cancellationToken);
        foreach (var root in roots.OfType<string>())
        {
            await memory.WriteAsync(conversation with { Thread = root }, state, cancellationToken);
        }
    }
}
