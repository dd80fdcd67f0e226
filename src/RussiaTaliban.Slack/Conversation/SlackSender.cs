namespace RussiaTaliban.Slack.Conversation;

/// <summary>Sends replies. A reply of several messages continues in the thread.</summary>
internal sealed class SlackSender(SlackClient client, SlackRenderer renderer)
{
    /// <summary>To everyone in a conversation. True where Slack took every message.</summary>
    /// <param name="threadTs">Null writes to the conversation itself; what does not fit continues in the thread of the first message.</param>
    public async Task<bool> PostAsync(string channel, string? threadTs, Reply reply, CancellationToken cancellationToken)
    {
        foreach (var post in renderer.Render(reply, SlackSurface.Conversation))
        {
            var outcome = await client.PostMessageAsync(Message(channel, threadTs, post), cancellationToken);
            if (outcome is not SlackOutcome.Done done)
            {
                return false;
            }

            threadTs ??= Ts(done);
        }

        return true;
    }

    /// <summary>To one person, in answer to a command or a button. True where Slack took every message.</summary>
    public async Task<bool> RespondAsync(Uri responseUrl, Reply reply, CancellationToken cancellationToken)
    {
        foreach (var post in renderer.Render(reply, SlackSurface.Private))
        {
            var response = new ResponseUrlMessage { Text = post.Text, Blocks = BlockKitJson.Serialize(post.Blocks) };
            if (await client.RespondAsync(responseUrl, response, cancellationToken) is not SlackOutcome.Done)
            {
                return false;
            }
        }

        return true;
    }

    public static SlackMessage Message(string channel, string? threadTs, SlackPost post) => new()
    {
        Channel = channel,
        ThreadTs = threadTs,
        Text = post.Text,
        Blocks = BlockKitJson.Serialize(post.Blocks),
    };

    /// <summary>The posted message's id; null where Slack sent none.</summary>
    public static string? Ts(SlackOutcome.Done done) => done.Body.Text("ts");
}
