using RussiaTaliban.Chat.Digests;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>Sends digests. The ledger counts attempts, so the first message gets one; what follows it in its thread is retried here.</summary>
internal sealed class SlackOutbox(SlackClient client, SlackRenderer renderer) : IOutbox
{
    public string Channel => SlackAddress.Channel;

    /// <summary>Slack's pace is one a second to one conversation; over all of them it takes several hundred a minute.</summary>
    public double PerSecond => 5;

    public async Task<SendOutcome> SendAsync(ConversationAddress conversation, Reply reply, CancellationToken cancellationToken)
    {
        var posts = renderer.Render(reply, SlackSurface.Conversation);
        var (tenant, channel) = SlackTenant.Read(conversation.Conversation);
        var here = client.For(tenant);
        var first = SlackMessages.Of(channel, conversation.Thread, posts[0]);
        SlackOutcome outcome;
        try
        {
            outcome = await here.PostMessageOnceAsync(first, cancellationToken);
            if (outcome is SlackOutcome.Refused refused && SlackMessages.AreBlocksRefused(refused.Error))
            {
                // The digest in words; what does not fit into one message follows in its thread.
                var words = PlainText.Messages(posts[0].Blocks);
                outcome = await here.PostMessageOnceAsync(first with { Text = words[0], Blocks = null, Mrkdwn = false }, cancellationToken);
                posts = [.. words.Skip(1).Select(text => new SlackPost([Block.Line(text)], text)), .. posts.Skip(1).Prepend(posts[0])];
            }
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.Unknown();
        }

        if (outcome is SlackOutcome.Done done)
        {
            await FollowAsync(here, channel, conversation.Thread ?? SlackMessages.Ts(done), posts.Skip(1), cancellationToken);
        }

        return Judge(outcome);
    }

    private static async Task FollowAsync(SlackClient client, string channel, string? thread, IEnumerable<SlackPost> posts, CancellationToken cancellationToken)
    {
        foreach (var post in posts)
        {
            try
            {
                await client.PostMessageAsync(SlackMessages.Of(channel, thread, post), cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // The digest counts as delivered: its first message stands.
                return;
            }
        }
    }

    private static SendOutcome Judge(SlackOutcome outcome) => outcome switch
    {
        SlackOutcome.Done => new SendOutcome.Delivered(),
        SlackOutcome.RateLimited limited => new SendOutcome.Retryable(limited.RetryAfter),
        SlackOutcome.Unreachable { MayHaveArrived: false } => new SendOutcome.Retryable(),
        SlackOutcome.Unreachable => new SendOutcome.Unknown(),
        SlackOutcome.Refused { Error: "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" } => new SendOutcome.Unknown(),
        SlackOutcome.Refused refused => new SendOutcome.Refused(refused.Error),
        // A new token brings the workspace back, so no subscription may end meanwhile.
        SlackOutcome.Revoked => new SendOutcome.Retryable(TimeSpan.FromMinutes(15)),
        _ => throw new InvalidOperationException($"No delivery outcome for {outcome.GetType().Name}."),
    };
}
