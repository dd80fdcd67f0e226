namespace RussiaTaliban.Slack.Conversation;

/// <summary>Answers for one person, and what takes their place where a conversation refuses one.</summary>
internal sealed partial class SlackPosting
{
    /// <summary>A response_url takes so many answers. What needs more goes another way from its start, so that its end, where the source is named, is not elsewhere.</summary>
    private const int MaxResponses = 5;

    /// <summary>The part that says that there will be no answer.</summary>
    private const string Apology = "a";

    /// <summary>To one person, in answer to a command or a button; true if Slack took every message.</summary>
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

            var byAddress = posts.Count <= MaxResponses && _progress.Responses < MaxResponses;
            var outcome = byAddress ? await RespondAsync(responseUrl, post, cancellationToken) : new SlackOutcome.Refused("used_url");
            if (outcome is SlackOutcome.Refused)
            {
                outcome = await PrivatelyAsync(part, channel, user, post, cancellationToken);
            }

            if (!Judge(outcome) || IsLost)
            {
                return false;
            }

            if (outcome is SlackOutcome.Refused refused)
            {
                Lose(refused.Error);
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
    public async Task<bool> ShareAsync(Uri responseUrl, string channel, string user, Block sharer, Reply reply, CancellationToken cancellationToken)
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
            if (outcome is SlackOutcome.Refused)
            {
                var words = new ResponseUrlMessage { Text = PlainText.Of([sharer, .. post.Blocks]), ResponseType = "in_channel" };
                outcome = await client.RespondOnceAsync(responseUrl, words, cancellationToken);
            }

            if (outcome is not SlackOutcome.Unreachable { MayHaveArrived: true } && !Judge(outcome))
            {
                return false;
            }

            if (outcome is SlackOutcome.Refused refused)
            {
                await PrivatelyAsync("f", channel, user, Words($"I could not share that here (Slack says: {refused.Error})."), cancellationToken);
                Lose(refused.Error);
                return false;
            }

            _progress.Posted[part] = "";
        }

        return await DoneAsync(cancellationToken);
    }

    /// <summary>
    /// The conversation does not take it, or no more of it (archived, left, read-only): the asker has it in their own, or else where only they see it. In their own
    /// conversation, where a thread is refused, outside it.
    /// </summary>
    private async Task<bool> TellOtherwiseAsync(Place place, string asker, string error, IReadOnlyList<SlackPost> posts, int from, CancellationToken cancellationToken)
    {
        var isDirect = SlackAddressKind.IsDirect(place.Channel);
        if (isDirect && place.Thread is null)
        {
            Lose(error);
            return await DoneAsync(cancellationToken);
        }

        log.ToldOtherwise(error);
        var (did, what) = from == 0 ? ("answer", "the answer") : ("go on", "the rest");
        var lead = Block.Line($"I could not {did} in the conversation where you asked (Slack says: {error}). Here is {what}.");
        foreach (var (number, post) in posts.Index().Skip(from))
        {
            var part = $"d{number}";
            if (_progress.Posted.ContainsKey(part))
            {
                continue;
            }

            var told = post with { Blocks = number == from ? [lead, .. post.Blocks] : post.Blocks };
            var message = SlackMessages.Of(isDirect ? place.Channel : asker, null, told);
            var outcome = await InAnyFormAsync(part, message, told, client.PostMessageOnceAsync, cancellationToken);
            if (outcome is SlackOutcome.Refused)
            {
                outcome = await InAnyFormAsync(part, message with { Channel = place.Channel, User = asker }, told, client.PostEphemeralOnceAsync, cancellationToken);
            }

            if (!Judge(outcome) || IsLost)
            {
                return false;
            }

            if (outcome is SlackOutcome.Refused)
            {
                Lose(error);
                return await DoneAsync(cancellationToken);
            }

            _progress.Posted[part] = "";
            if (!await NoteAsync(cancellationToken))
            {
                return false;
            }
        }

        ChatMetrics.Undelivered(SlackAddress.Channel, UndeliveredAnswer.Otherwise);
        return await DoneAsync(cancellationToken);
    }

    /// <summary>
    /// There will be no answer, or no more of it: notifies the person in the first way that works. False if Slack cannot be reached for now;
    /// <see cref="Wait"/> then says when to try again.
    /// </summary>
    public async Task<bool> ApologizeAsync(SlackInbound inbound, CancellationToken cancellationToken)
    {
        if (_progress.Posted.ContainsKey(Apology) || AskerOf(inbound) is not var (channel, user, responseUrl))
        {
            return true;
        }

        var where = SlackAddressKind.IsDirect(channel) ? "here" : $"in <#{channel}>";
        var text = _progress.Posted.Count == 0
            ? $"Sorry, I could not answer what you asked {where}. Please ask again."
            : $"Sorry, I could not send the rest of my answer {where}. Please ask again.";
        var message = new SlackMessage { Channel = SlackAddressKind.IsDirect(channel) ? channel : user, Text = text };
        var outcome = responseUrl is null
            ? new SlackOutcome.Refused("no_response_url")
            : await client.RespondOnceAsync(responseUrl, new ResponseUrlMessage { Text = text }, cancellationToken);

        // Where Slack only asks to wait, or does not answer, the same way is tried again.
        outcome = outcome is SlackOutcome.Refused ? await client.PostMessageOnceAsync(message, cancellationToken) : outcome;
        outcome = outcome is SlackOutcome.Refused ? await client.PostEphemeralOnceAsync(message with { Channel = channel, User = user }, cancellationToken) : outcome;
        if (outcome is SlackOutcome.Done)
        {
            log.Apologized();
            ChatMetrics.Undelivered(SlackAddress.Channel, UndeliveredAnswer.Apologized);
            _progress.Posted[Apology] = "";
            return await NoteAsync(cancellationToken);
        }

        if (!Judge(outcome))
        {
            return false;
        }

        Lose("no way to the user");
        return true;
    }

    /// <summary>There is no way to the person, or no more time for one.</summary>
    public void Lose(string reason)
    {
        log.Undeliverable(reason);
        ChatMetrics.Undelivered(SlackAddress.Channel, UndeliveredAnswer.Lost);
    }

    /// <summary>Null if nobody asked for anything: a shared link.</summary>
    private static (string Channel, string User, Uri? ResponseUrl)? AskerOf(SlackInbound inbound) => inbound switch
    {
        SlackInbound.EventCallback { Body: SlackEvent.Mention { User: { } user } mention } => (mention.Channel, user, null),
        SlackInbound.EventCallback { Body: SlackEvent.Message { User: { } user, ChannelType: "im" } message } => (message.Channel, user, null),
        SlackInbound.Command { Body: var command } => (command.ChannelId, command.UserId, command.ResponseUrl),
        SlackInbound.Interaction { Body: SlackInteraction.Actions { Channel: { } channel } click } => (channel.Id, click.User.Id, click.ResponseUrl),
        _ => null,
    };

    private async Task<SlackOutcome> RespondAsync(Uri responseUrl, SlackPost post, CancellationToken cancellationToken)
    {
        var response = new ResponseUrlMessage { Text = post.Text, Blocks = BlockKitJson.Serialize(post.Blocks) };
        _progress.Responses++;
        var outcome = await client.RespondOnceAsync(responseUrl, response, cancellationToken);
        var words = PlainText.Messages(post.Blocks);
        if (outcome is not SlackOutcome.Refused { Error: "http_400" or "http_500" } || words.Count > MaxResponses - _progress.Responses)
        {
            return outcome;
        }

        // A response_url does not say what it dislikes.
        foreach (var text in words)
        {
            _progress.Responses++;
            outcome = await client.RespondOnceAsync(responseUrl, new ResponseUrlMessage { Text = text }, cancellationToken);
            if (outcome is not SlackOutcome.Done)
            {
                return outcome;
            }
        }

        return outcome;
    }

    private async Task<SlackOutcome> PrivatelyAsync(string part, string channel, string user, SlackPost post, CancellationToken cancellationToken)
    {
        var outcome = await InAnyFormAsync(part, SlackMessages.Of(channel, null, post) with { User = user }, post, client.PostEphemeralOnceAsync, cancellationToken);
        return outcome is SlackOutcome.Refused
            ? await InAnyFormAsync(part, SlackMessages.Of(user, null, post), post, client.PostMessageOnceAsync, cancellationToken)
            : outcome;
    }

    /// <summary>One message by one way; where its blocks are refused, the same in words, of which none is sent twice by whatever way.</summary>
    private async Task<SlackOutcome> InAnyFormAsync(
        string part, SlackMessage message, SlackPost post, Func<SlackMessage, CancellationToken, Task<SlackOutcome>> send, CancellationToken cancellationToken)
    {
        var outcome = _progress.Posted.ContainsKey(part + ".0") ? new SlackOutcome.Refused("invalid_blocks") : await send(message, cancellationToken);
        if (outcome is not SlackOutcome.Refused refused || !SlackMessages.AreBlocksRefused(refused.Error))
        {
            return outcome;
        }

        log.AsText("a private message", refused.Error);
        foreach (var (number, text) in PlainText.Messages(post.Blocks).Index())
        {
            var piece = $"{part}.{number}";
            if (_progress.Posted.ContainsKey(piece))
            {
                continue;
            }

            outcome = await send(message with { Text = text, Blocks = null, Mrkdwn = false }, cancellationToken);
            if (outcome is not SlackOutcome.Done)
            {
                return outcome;
            }

            _progress.Posted[piece] = "";
            if (!await NoteAsync(cancellationToken))
            {
                return new SlackOutcome.Unreachable(MayHaveArrived: true);
            }
        }

        return SlackMessages.DoneWith("");
    }

    private static SlackPost Words(string text) => new([Block.Line(text)], text);
}
