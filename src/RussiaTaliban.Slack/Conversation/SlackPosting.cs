using RussiaTaliban.Chat.Inbox;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>
/// The way of one answer to Slack, over as many attempts as it takes. Before a message is posted that is noted; where it is not known whether one arrived
/// (a kill, a broken connection), Slack is asked for it by the mark in its metadata. So none is lost and none comes twice.
/// </summary>
internal sealed partial class SlackPosting(InboxClaim claim, IInbox inbox, SlackClient client, SlackRenderer renderer, ILogger log)
{
    private readonly PostingProgress _progress = PostingProgress.Read(claim.Progress, claim.Item.Version);

    /// <summary>True if all was sent before.</summary>
    public bool IsDone => _progress.Done;

    /// <summary>True if another process has taken it over.</summary>
    public bool IsLost { get; private set; }

    /// <summary>How long to wait before the next attempt; null if none is needed.</summary>
    public TimeSpan? Wait { get; private set; }

    /// <summary>For the inbox.</summary>
    public string Progress => _progress.Write();

    /// <summary>The id of the first message of the answer; null if there is none.</summary>
    public string? FirstTs => _progress.Posted.GetValueOrDefault("0") ?? _progress.Posted.GetValueOrDefault("0.0");

    /// <summary>The result of sharing in an earlier attempt, which must not be repeated; null if there was none.</summary>
    public Reply? Earlier => _progress.Shared is { } outcome ? new ShareReply(outcome, _progress.SharedWith ?? "") : null;

    /// <summary>Records an irreversible step before it is reported.</summary>
    public async Task NoteAsync(Reply reply, CancellationToken cancellationToken)
    {
        if (reply is ShareReply share)
        {
            (_progress.Shared, _progress.SharedWith) = (share.Outcome, share.Target);
            await NoteAsync(cancellationToken);
        }
    }

    /// <summary>To everyone in a conversation; true if Slack took every message. Where the place refuses it, the asker has it directly.</summary>
    /// <param name="threadTs">Null writes to the conversation itself; what does not fit continues in the thread of the first message.</param>
    /// <param name="since">The message that is answered: the answer stands after it.</param>
    /// <param name="asker">The person to notify if the conversation cannot be used.</param>
    public async Task<bool> PostAsync(string channel, string? threadTs, string since, string asker, Reply reply, CancellationToken cancellationToken)
    {
        var posts = renderer.Render(reply, SlackSurface.Conversation);
        var place = new Place(channel, threadTs, since);
        for (var number = 0; number < posts.Count; number++)
        {
            var outcome = await PutAsync($"{number}", SlackMessages.Of(channel, place.Thread, posts[number]), place, posts[number], cancellationToken);
            switch (outcome)
            {
                case SlackOutcome.Done done:
                    place = place with { Thread = place.Thread ?? SlackMessages.Ts(done) };
                    continue;
                case SlackOutcome.Refused refused:
                    return await TellOtherwiseAsync(place, asker, refused.Error, posts, number, cancellationToken);
                default:
                    return false;
            }
        }

        foreach (var (_, ts) in _progress.TakeOutdated())
        {
            await client.DeleteMessageAsync(channel, ts, cancellationToken);
        }

        return await DoneAsync(cancellationToken);
    }

    /// <summary>Shows what stands under shared links; where Slack refuses the blocks, the words alone.</summary>
    public async Task UnfurlAsync(SlackUnfurl unfurl, IReadOnlyDictionary<string, IReadOnlyList<Block>> shown, CancellationToken cancellationToken)
    {
        var outcome = await client.UnfurlOnceAsync(unfurl, cancellationToken);
        if (outcome is SlackOutcome.Refused refused && SlackMessages.AreBlocksRefused(refused.Error))
        {
            log.AsText("chat.unfurl", refused.Error);
            var plain = shown.ToDictionary(one => one.Key, one => JsonSerializer.SerializeToElement(new PlainUnfurl(PlainText.Of(one.Value)), SlackJson.Default.PlainUnfurl));
            outcome = await client.UnfurlOnceAsync(unfurl with { Unfurls = plain }, cancellationToken);
        }

        Judge(outcome);
    }

    /// <summary>Posts one message, or changes it where an earlier version of it stands, or finds that it stands already.</summary>
    private async Task<SlackOutcome> PutAsync(string part, SlackMessage message, Place place, SlackPost? rich, CancellationToken cancellationToken)
    {
        if (_progress.Posted.TryGetValue(part, out var known))
        {
            return SlackMessages.DoneWith(known);
        }

        // Its blocks were refused before: what has begun as words goes on as words.
        if (rich is not null && (_progress.Posted.ContainsKey(part + ".0") || _progress.Trying == part + ".0"))
        {
            return await PutTextAsync(part, message, place, rich, cancellationToken);
        }

        if (_progress.Trying == part || _progress.OutdatedTrying == part)
        {
            var (answered, found) = await FindAsync(place, part, cancellationToken);
            if (!answered)
            {
                return new SlackOutcome.Unreachable(MayHaveArrived: true);
            }

            if (found is not null && _progress.Trying == part)
            {
                _progress.Posted[part] = found;
                return SlackMessages.DoneWith(found);
            }

            if (found is not null)
            {
                _progress.Outdated[part] = found;
            }

            _progress.OutdatedTrying = null;
        }

        var outcome = await SendAsync(part, message, cancellationToken);
        if (outcome is SlackOutcome.Refused refused && rich is not null && SlackMessages.AreBlocksRefused(refused.Error))
        {
            log.AsText("chat.postMessage", refused.Error);
            return await PutTextAsync(part, message, place, rich, cancellationToken);
        }

        if (outcome is SlackOutcome.Done done && SlackMessages.Ts(done) is { } ts)
        {
            _progress.Posted[part] = ts;
        }

        return outcome is SlackOutcome.Refused || Judge(outcome) ? outcome : IsLost ? new SlackOutcome.Unreachable(MayHaveArrived: true) : outcome;
    }

    private async Task<SlackOutcome> SendAsync(string part, SlackMessage message, CancellationToken cancellationToken)
    {
        if (_progress.Outdated.TryGetValue(part, out var earlier))
        {
            // Changing a message twice is changing it once: nothing to note.
            var outcome = await client.UpdateMessageOnceAsync(message with { Ts = earlier, ThreadTs = null }, cancellationToken);
            if (outcome is SlackOutcome.Done)
            {
                _progress.Outdated.Remove(part);
                _progress.Posted[part] = earlier;
                return SlackMessages.DoneWith(earlier);
            }

            if (outcome is not SlackOutcome.Refused refused || SlackMessages.AreBlocksRefused(refused.Error))
            {
                return outcome;
            }

            // It was deleted, or may not be changed any more.
            _progress.Outdated.Remove(part);
        }

        _progress.Trying = part;
        return await NoteAsync(cancellationToken)
            ? await client.PostMessageOnceAsync(message with { Metadata = new MessageMark(claim.Item.Key, part).ToMetadata() }, cancellationToken)
            : new SlackOutcome.Unreachable(MayHaveArrived: true);
    }

    private async Task<SlackOutcome> PutTextAsync(string part, SlackMessage message, Place place, SlackPost rich, CancellationToken cancellationToken)
    {
        SlackOutcome? first = null;
        foreach (var (number, text) in PlainText.Messages(rich.Blocks).Index())
        {
            var thread = message.ThreadTs ?? (first is SlackOutcome.Done done ? SlackMessages.Ts(done) : null);
            var piece = message with { Text = text, Blocks = null, Mrkdwn = false, ThreadTs = thread };
            var outcome = await PutAsync($"{part}.{number}", piece, place with { Thread = thread }, rich: null, cancellationToken);
            if (outcome is not SlackOutcome.Done)
            {
                return outcome;
            }

            first ??= outcome;
        }

        return first ?? new SlackOutcome.Refused("no_text");
    }

    /// <summary>The message with our mark. Not answered where Slack could not be asked; where it may not be asked, nothing is found.</summary>
    private async Task<(bool Answered, string? Ts)> FindAsync(Place place, string part, CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var outcome = await client.MessagesAsync(place.Channel, place.Thread, place.Since, cursor, cancellationToken);
            if (outcome is not SlackOutcome.Done done)
            {
                if (outcome is SlackOutcome.Refused)
                {
                    return (true, null);
                }

                Judge(outcome);
                return (false, null);
            }

            var mark = new MessageMark(claim.Item.Key, part);
            if (SlackMessages.List(done).FirstOrDefault(message => MessageMark.Of(message) == mark).Text("ts") is { } ts)
            {
                return (true, ts);
            }

            cursor = done.Body.Member("response_metadata").Text("next_cursor");
        }
        while (cursor is not null);
        return (true, null);
    }

    private async Task<bool> DoneAsync(CancellationToken cancellationToken)
    {
        (_progress.Done, _progress.Trying) = (true, null);
        return await NoteAsync(cancellationToken);
    }

    private async Task<bool> NoteAsync(CancellationToken cancellationToken)
    {
        IsLost = !await inbox.NoteAsync(claim, _progress.Write(), cancellationToken);
        return !IsLost;
    }

    /// <summary>False if it has to be tried again, after <see cref="Wait"/>.</summary>
    private bool Judge(SlackOutcome outcome)
    {
        Wait = outcome switch
        {
            SlackOutcome.RateLimited limited => limited.RetryAfter,
            SlackOutcome.Unreachable => SlackRetry.Answers.AfterByChance(claim.Attempts),
            SlackOutcome.Revoked => SlackRetry.AfterRevoked,
            _ => null,
        };
        return Wait is null;
    }

    private sealed record Place(string Channel, string? Thread, string Since);
}
