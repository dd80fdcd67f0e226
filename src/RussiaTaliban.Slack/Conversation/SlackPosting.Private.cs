namespace RussiaTaliban.Slack.Conversation;

/// <summary>Answers for one person, and what takes their place where a conversation refuses one.</summary>
internal sealed partial class SlackPosting
{
    /// <summary>A response_url takes five answers; what is longer goes another way from here on.</summary>
    private const int ResponsesBeforeAnotherWay = 4;

    /// <summary>To one person, in answer to a command or a button; true where Slack took every message.</summary>
    public async Task<bool> RespondAsync(Uri responseUrl, string channel, string user, Reply reply, CancellationToken cancellationToken)
    {
        var posts = renderer.Render(reply, SlackSurface.Private);
        for (var number = 0; number < posts.Count; number++)
        {
            var (post, part) = (posts[number], $"r{number}");
            if (_progress.Posted.ContainsKey(part))
            {
                continue;
            }

            var byAddress = posts.Count <= ResponsesBeforeAnotherWay + 1 || number < ResponsesBeforeAnotherWay;
            var outcome = byAddress ? await RespondAsync(responseUrl, post, cancellationToken) : new SlackOutcome.Refused("used_url");
            if (outcome is SlackOutcome.Refused)
            {
                outcome = await PrivatelyAsync(channel, user, post, cancellationToken);
            }

            if (!Judge(outcome))
            {
                return false;
            }

            if (outcome is SlackOutcome.Refused refused)
            {
                log.Undeliverable(refused.Error);
                return await DoneAsync(cancellationToken);
            }

            _progress.Posted[part] = "";
            if (!await NoteAsync(cancellationToken))
            {
                return false;
            }
        }

        return await DoneAsync(cancellationToken);
    }

    /// <summary>To everyone, through a button's response_url, which reaches channels that the bot is not in. What may have arrived is not sent twice.</summary>
    public async Task<bool> ShareAsync(Uri responseUrl, Block sharer, Reply reply, CancellationToken cancellationToken)
    {
        foreach (var (number, post) in renderer.Render(reply, SlackSurface.Conversation).Index())
        {
            var part = $"s{number}";
            if (_progress.Posted.ContainsKey(part) || _progress.Trying == part)
            {
                continue;
            }

            _progress.Trying = part;
            if (!await NoteAsync(cancellationToken))
            {
                return false;
            }

            var shared = new ResponseUrlMessage { Text = post.Text, Blocks = BlockKitJson.Serialize([sharer, .. post.Blocks]), ResponseType = "in_channel" };
            var outcome = await client.RespondOnceAsync(responseUrl, shared, cancellationToken);
            if (outcome is not SlackOutcome.Unreachable { MayHaveArrived: true } && !Judge(outcome))
            {
                return false;
            }

            if (outcome is SlackOutcome.Refused refused)
            {
                log.Undeliverable(refused.Error);
                return false;
            }

            _progress.Posted[part] = "";
        }

        return await DoneAsync(cancellationToken);
    }

    /// <summary>The conversation does not take it (archived, left, read-only): the asker has it in their own, or else where only they see it.</summary>
    private async Task<bool> TellOtherwiseAsync(string channel, string asker, string error, IReadOnlyList<SlackPost> posts, CancellationToken cancellationToken)
    {
        log.ToldOtherwise(error);
        if (SlackAddressKind.IsDirect(channel))
        {
            return await DoneAsync(cancellationToken);
        }

        var lead = Block.Line($"I could not answer in the conversation where you asked (Slack says: {error}). Here is the answer.");
        foreach (var (number, post) in posts.Index())
        {
            var part = $"d{number}";
            if (_progress.Posted.ContainsKey(part))
            {
                continue;
            }

            var message = post with { Blocks = number == 0 ? [lead, .. post.Blocks] : post.Blocks };
            var outcome = await client.PostMessageOnceAsync(SlackMessages.Of(asker, null, message), cancellationToken);
            if (outcome is SlackOutcome.Refused)
            {
                outcome = await client.PostEphemeralOnceAsync(SlackMessages.Of(channel, null, message) with { User = asker }, cancellationToken);
            }

            if (!Judge(outcome))
            {
                return false;
            }

            if (outcome is SlackOutcome.Refused)
            {
                log.Undeliverable(error);
                break;
            }

            _progress.Posted[part] = "";
            if (!await NoteAsync(cancellationToken))
            {
                return false;
            }
        }

        return await DoneAsync(cancellationToken);
    }

    private async Task<SlackOutcome> RespondAsync(Uri responseUrl, SlackPost post, CancellationToken cancellationToken)
    {
        var response = new ResponseUrlMessage { Text = post.Text, Blocks = BlockKitJson.Serialize(post.Blocks) };
        var outcome = await client.RespondOnceAsync(responseUrl, response, cancellationToken);
        if (outcome is not SlackOutcome.Refused { Error: "http_400" or "http_500" })
        {
            return outcome;
        }

        // A response_url does not say what it dislikes.
        foreach (var text in PlainText.Messages(post.Blocks))
        {
            outcome = await client.RespondOnceAsync(responseUrl, new ResponseUrlMessage { Text = text }, cancellationToken);
            if (outcome is not SlackOutcome.Done)
            {
                return outcome;
            }
        }

        return outcome;
    }

    private async Task<SlackOutcome> PrivatelyAsync(string channel, string user, SlackPost post, CancellationToken cancellationToken)
    {
        var outcome = await client.PostEphemeralOnceAsync(SlackMessages.Of(channel, null, post) with { User = user }, cancellationToken);
        return outcome is SlackOutcome.Refused refused
            ? await client.PostMessageOnceAsync(SlackMessages.Of(user, null, post), cancellationToken)
            : outcome;
    }
}
