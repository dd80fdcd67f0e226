using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
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
    IArticleHistory history,
    IEnumerable<IConversationDirectory> directories,
    IEnumerable<IOutbox> outboxes,
    QuoteGuard guard,
    TimeProvider time)
{
    internal async Task<Reply> CiteAsync(CiteIntent cite, Turn turn, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (cite is { Passage: null, Place: null } && Choice(state, corpus) is { } choice)
        {
            return choice;
        }

        if (Piece(cite.Passage, cite.Words, cite.Place, state, corpus) is not { } passage)
        {
            return cite.Passage is { } gone ? new PassageGoneReply(gone) : new ShareReply(ShareOutcome.NothingToShare, "");
        }

        return await MakeAsync(passage, turn, memory, cancellationToken).ConfigureAwait(false) is { } receipt
            ? new CitedQuoteReply(receipt)
            : new ShareReply(ShareOutcome.NoReceipt, "");
    }

    /// <summary>"Cite the second one": a place of a checked quote, or a passage shown last.</summary>
    internal async Task<Reply> CiteAsync(CiteShownIntent cite, Turn turn, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        return cite.Which.Shown is { } place && state.Checked.Count > 0
            ? await CiteAsync(new CiteIntent { Place = place < 0 ? state.Checked.Count : place }, turn, memory, corpus, cancellationToken).ConfigureAwait(false)
            : CorpusHandler.Find(cite.Which, state, corpus) is { } passage
                ? await CiteAsync(new CiteIntent(passage.Id), turn, memory, corpus, cancellationToken).ConfigureAwait(false)
                : new ShareReply(ShareOutcome.NothingToShare, "");
    }

    internal async Task<Reply> WithdrawAsync(WithdrawIntent withdraw, Turn turn, TurnMemory memory, CancellationToken cancellationToken)
    {
        var id = withdraw.Receipt ?? (await memory.ReadAsync(cancellationToken).ConfigureAwait(false)).LastReceipt;
        try
        {
            if (!Receipt.IsId(id) || await receipts.FindAsync(id!, cancellationToken).ConfigureAwait(false) is not { WithdrawnAt: null } receipt
                || !receipt.IsMadeBy(turn.Conversation.Channel, turn.Speaker.Id))
            {
                return new ShareReply(ShareOutcome.NotWithdrawn, "");
            }

            await receipts.ReplaceAsync(receipt.Withdrawn(time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            return new ShareReply(ShareOutcome.Withdrawn, "");
        }
        catch (StorageUnavailableException)
        {
            return new ShareReply(ShareOutcome.NoReceipt, "");
        }
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

        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (share is { Passage: null, Place: null } && Choice(state, corpus) is { } choice)
        {
            return choice;
        }

        if (Piece(share.Passage, share.Words, share.Place, state, corpus) is not { } piece)
        {
            return share.Passage is { } gone ? new PassageGoneReply(gone) : new ShareReply(ShareOutcome.NothingToShare, target);
        }

        if (target.Length == 0)
        {
            return await OfferAsync(share, turn, piece, directory, cancellationToken).ConfigureAwait(false);
        }

        return await directory.FindAsync(turn.Speaker, turn.Conversation, target, cancellationToken).ConfigureAwait(false) switch
        {
            ShareTarget.Open open => await SendAsync(share, turn, memory, piece, open, outbox, corpus, cancellationToken).ConfigureAwait(false),
            ShareTarget.Several several => Offer(ShareOfferReason.SeveralMeant, share, turn, piece, several.Places),
            ShareTarget.Closed { Places.Count: > 0 } closed => Offer(ShareOfferReason.NoSuchPlace, share, turn, piece, closed.Places),
            ShareTarget.Closed => new ShareReply(ShareOutcome.NoSuchPlace, target),
            _ => new ShareReply(ShareOutcome.MembershipUnknown, target),
        };
    }

    private static async Task<Reply> OfferAsync(
        ShareIntent share, Turn turn, QuotePiece piece, IConversationDirectory directory, CancellationToken cancellationToken)
    {
        var places = await directory.ListAsync(turn.Speaker, turn.Conversation, cancellationToken).ConfigureAwait(false);
        return places is { IsWhole: false, Places.Count: 0 }
            ? new ShareReply(ShareOutcome.MembershipUnknown, "")
            : Offer(ShareOfferReason.NoneNamed, share, turn, piece, places.Places);
    }

    private static ShareOfferReply Offer(ShareOfferReason reason, ShareIntent share, Turn turn, QuotePiece piece, IReadOnlyList<SharePlace> places) =>
        new(reason, piece.Passage, places)
        {
            Words = piece.Span.Length < piece.Passage.Text.Length ? CheckedPlace.Of(new QuotePlace([piece])) : null,
            Target = share.Target?.Trim() ?? "",
            Question = share.Question,
            Note = share.Note,
            IsPrivate = turn.Kind == ConversationKind.Personal,
        };

    private async Task<Reply> SendAsync(
        ShareIntent share, Turn turn, TurnMemory memory, QuotePiece piece, ShareTarget.Open open, IOutbox outbox, Corpus corpus, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (await MakeAsync(piece, turn, memory, cancellationToken).ConfigureAwait(false) is not { } receipt)
        {
            return new ShareReply(ShareOutcome.NoReceipt, open.Name);
        }

        // The last question belongs to the passages that answered it, and to no other.
        var asked = share.Question ?? (state.Questions is [.., var last] && state.Shown.Contains(piece.Passage.Id) && state.Checked.Count == 0 ? last : null);
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
    private async Task<Receipt?> MakeAsync(QuotePiece piece, Turn turn, TurnMemory memory, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var receipt = Receipt.Of(piece.Passage, piece.Span, now).MadeBy(turn.Conversation.Channel, turn.Speaker.Id);
        try
        {
            await history.KeepAsync(piece.Passage.Article, now, cancellationToken).ConfigureAwait(false);
            await receipts.AddAsync(receipt, cancellationToken).ConfigureAwait(false);
            memory.Keep(await memory.ReadAsync(cancellationToken).ConfigureAwait(false) with { LastReceipt = receipt.Id });
            return receipt;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    /// <summary>What is asked where checked words stand in more than one place and nobody said which is meant; null where it is clear.</summary>
    private static QuoteCheckReply? Choice(ConversationState state, Corpus corpus) =>
        state is { Checked.Count: > 1, CheckedWords: { } words } && QuoteLocator.Locate(corpus, words) is { Outcome: QuoteOutcome.Verbatim, Places.Count: > 1 } verdict
            ? new QuoteCheckReply(words, verdict)
            : null;

    /// <summary>The words that a button carries, else the checked words after a check, else the whole passage; null where today's corpus has them not.</summary>
    private static QuotePiece? Piece(PassageId? chosen, CheckedPlace? words, int? place, ConversationState state, Corpus corpus)
    {
        var spot = words ?? (place is { } number ? state.Checked.ElementAtOrDefault(number - 1)
            : chosen is null ? state.Checked.Count > 0 ? state.Checked[0] : null
            : null);
        if (spot is not null || place is not null)
        {
            return spot?.In(corpus);
        }

        var passage = chosen is { } asked ? corpus.Find(asked) : state.Shown.Select(corpus.Find).FirstOrDefault(one => one is not null);
        return passage is null ? null : new QuotePiece(passage, new TextSpan(0, passage.Text.Length));
    }
}
