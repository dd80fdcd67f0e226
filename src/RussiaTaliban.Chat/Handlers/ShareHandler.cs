using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Receipts, and quotes that go to other conversations.</summary>
public sealed class ShareHandler(
    IReceiptStore receipts,
    IEnumerable<IConversationDirectory> directories,
    IEnumerable<IOutbox> outboxes,
    QuoteGuard guard,
    TimeProvider time)
{
    internal async Task<Reply> CiteAsync(CiteIntent cite, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        if (await PassageAsync(cite.Passage, memory, corpus, cancellationToken).ConfigureAwait(false) is not { } passage)
        {
            return cite.Passage is { } gone ? new PassageGoneReply(gone) : new ShareReply(ShareOutcome.NothingToShare, "");
        }

        return await MakeAsync(passage, cancellationToken).ConfigureAwait(false) is { } receipt
            ? new CitedQuoteReply(receipt)
            : new ShareReply(ShareOutcome.NoReceipt, "");
    }

    internal async Task<Reply> ShareAsync(ShareIntent share, Turn turn, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        var target = share.Target?.Trim() ?? "";
        if (share.Note is { Length: > ShareIntent.MaxNoteLength })
        {
            return new ShareReply(ShareOutcome.NoteTooLong, target);
        }

        var channel = turn.Conversation.Channel;
        if (directories.FirstOrDefault(one => one.Channel == channel) is not { } directory || outboxes.FirstOrDefault(one => one.Channel == channel) is not { } outbox)
        {
            return new ShareReply(ShareOutcome.NotOnThisChannel, target);
        }

        if (await PassageAsync(share.Passage, memory, corpus, cancellationToken).ConfigureAwait(false) is not { } passage)
        {
            return share.Passage is { } gone ? new PassageGoneReply(gone) : new ShareReply(ShareOutcome.NothingToShare, target);
        }

        if (target.Length == 0)
        {
            return await OfferAsync(share, turn, passage, directory, cancellationToken).ConfigureAwait(false);
        }

        return await directory.FindAsync(turn.Speaker, turn.Conversation, target, cancellationToken).ConfigureAwait(false) switch
        {
            ShareTarget.Open open => await SendAsync(share, turn, memory, passage, open, outbox, corpus, cancellationToken).ConfigureAwait(false),
            ShareTarget.Several several => Offer(ShareOfferReason.SeveralMeant, share, turn, passage, several.Places),
            ShareTarget.Closed { Places.Count: > 0 } closed => Offer(ShareOfferReason.NoSuchPlace, share, turn, passage, closed.Places),
            ShareTarget.Closed => new ShareReply(ShareOutcome.NoSuchPlace, target),
            _ => new ShareReply(ShareOutcome.MembershipUnknown, target),
        };
    }

    private static async Task<Reply> OfferAsync(
        ShareIntent share, Turn turn, Passage passage, IConversationDirectory directory, CancellationToken cancellationToken)
    {
        var places = await directory.ListAsync(turn.Speaker, turn.Conversation, cancellationToken).ConfigureAwait(false);
        return places is { IsWhole: false, Places.Count: 0 }
            ? new ShareReply(ShareOutcome.MembershipUnknown, "")
            : Offer(ShareOfferReason.NoneNamed, share, turn, passage, places.Places);
    }

    private static ShareOfferReply Offer(ShareOfferReason reason, ShareIntent share, Turn turn, Passage passage, IReadOnlyList<SharePlace> places) =>
        new(reason, passage, places)
        {
            Target = share.Target?.Trim() ?? "",
            Question = share.Question,
            Note = share.Note,
            IsPrivate = turn.Kind == ConversationKind.Personal,
        };

    private async Task<Reply> SendAsync(
        ShareIntent share, Turn turn, TurnMemory memory, Passage passage, ShareTarget.Open open, IOutbox outbox, Corpus corpus, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (await MakeAsync(passage, cancellationToken).ConfigureAwait(false) is not { } receipt)
        {
            return new ShareReply(ShareOutcome.NoReceipt, open.Name);
        }

        // The last question belongs to the passages that answered it, and to no other.
        var asked = share.Question ?? (state.Questions is [.., var last] && state.Shown.Contains(passage.Id) ? last : null);
        var shared = guard.Check(new SharedQuoteReply(receipt, turn.Speaker, asked, share.Note), corpus);
        if (shared is WithheldReply)
        {
            return shared;
        }

        return await outbox.SendAsync(open.Conversation, shared, cancellationToken).ConfigureAwait(false) switch
        {
            SendOutcome.Delivered => new ShareReply(ShareOutcome.Shared, open.Name, receipt),
            SendOutcome.Unknown => new ShareReply(ShareOutcome.Unclear, open.Name),
            _ => new ShareReply(ShareOutcome.NotSent, open.Name),
        };
    }

    /// <summary>A kept receipt; null where the store is away.</summary>
    private async Task<Receipt?> MakeAsync(Passage passage, CancellationToken cancellationToken)
    {
        var receipt = Receipt.Of(passage, new TextSpan(0, passage.Text.Length), time.GetUtcNow());
        try
        {
            await receipts.AddAsync(receipt, cancellationToken).ConfigureAwait(false);
            return receipt;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    private static async Task<Passage?> PassageAsync(PassageId? chosen, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        if (chosen is { } id)
        {
            return corpus.Find(id);
        }

        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        return state.Shown.Select(corpus.Find).FirstOrDefault(passage => passage is not null);
    }
}
