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
    IEnumerable<IConversationDirectory> directories,
    IEnumerable<IOutbox> outboxes,
    QuoteGuard guard,
    TimeProvider time)
{
    internal async Task<Reply> CiteAsync(CiteIntent cite, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (cite is { Passage: null, Place: null } && Choice(state, corpus) is { } choice)
        {
            return choice;
        }

        if (await PieceAsync(cite.Passage, cite.Place, memory, corpus, cancellationToken).ConfigureAwait(false) is not { } passage)
        {
            return cite.Passage is { } gone ? new PassageGoneReply(gone) : new ShareReply(ShareOutcome.NothingToShare, "");
        }

        return await MakeAsync(passage, cancellationToken).ConfigureAwait(false) is { } receipt
            ? new CitedQuoteReply(receipt)
            : new ShareReply(ShareOutcome.NoReceipt, "");
    }

    /// <summary>"Cite the second one": a place of a checked quote, or a passage shown last.</summary>
    internal async Task<Reply> CiteAsync(CiteShownIntent cite, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        return cite.Which.Shown is { } place && state.Checked.Count > 0
            ? await CiteAsync(new CiteIntent { Place = place < 0 ? state.Checked.Count : place }, memory, corpus, cancellationToken).ConfigureAwait(false)
            : CorpusHandler.Find(cite.Which, state, corpus) is { } passage
                ? await CiteAsync(new CiteIntent(passage.Id), memory, corpus, cancellationToken).ConfigureAwait(false)
                : new ShareReply(ShareOutcome.NothingToShare, "");
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

        if (share.Passage is null && Choice(await memory.ReadAsync(cancellationToken).ConfigureAwait(false), corpus) is { } choice)
        {
            return choice;
        }

        if (await PieceAsync(share.Passage, null, memory, corpus, cancellationToken).ConfigureAwait(false) is not { } piece)
        {
            return share.Passage is { } gone ? new PassageGoneReply(gone) : new ShareReply(ShareOutcome.NothingToShare, target);
        }

        var passage = piece.Passage;
        if (target.Length == 0)
        {
            return await OfferAsync(share, turn, passage, directory, cancellationToken).ConfigureAwait(false);
        }

        return await directory.FindAsync(turn.Speaker, turn.Conversation, target, cancellationToken).ConfigureAwait(false) switch
        {
            ShareTarget.Open open => await SendAsync(share, turn, memory, piece, open, outbox, corpus, cancellationToken).ConfigureAwait(false),
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
        ShareIntent share, Turn turn, TurnMemory memory, QuotePiece piece, ShareTarget.Open open, IOutbox outbox, Corpus corpus, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (await MakeAsync(piece, cancellationToken).ConfigureAwait(false) is not { } receipt)
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
    private async Task<Receipt?> MakeAsync(QuotePiece piece, CancellationToken cancellationToken)
    {
        var receipt = Receipt.Of(piece.Passage, piece.Span, time.GetUtcNow());
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

    /// <summary>What is asked where checked words stand in more than one place and nobody said which is meant; null where it is clear.</summary>
    private static QuoteCheckReply? Choice(ConversationState state, Corpus corpus) =>
        state is { Checked.Count: > 1, CheckedWords: { } words } && QuoteLocator.Locate(corpus, words) is { Outcome: QuoteOutcome.Verbatim, Places.Count: > 1 } verdict
            ? new QuoteCheckReply(words, verdict)
            : null;

    /// <summary>The checked words after a check, else the whole passage; null where there is none in today's corpus.</summary>
    private static async Task<QuotePiece?> PieceAsync(PassageId? chosen, int? place, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        var spot = place is { } number ? state.Checked.ElementAtOrDefault(number - 1)
            : chosen is { } id ? state.Checked.FirstOrDefault(one => one.Passage == id)
            : state.Checked.Count > 0 ? state.Checked[0] : null;
        if (spot is not null && corpus.Find(spot.Passage) is { } whole && spot.Start >= 0 && spot.Length > 0 && spot.Start + spot.Length <= whole.Text.Length)
        {
            return new QuotePiece(whole, new TextSpan(spot.Start, spot.Length));
        }

        var passage = chosen is { } asked ? corpus.Find(asked) : place is null ? state.Shown.Select(corpus.Find).FirstOrDefault(one => one is not null) : null;
        return passage is null ? null : new QuotePiece(passage, new TextSpan(0, passage.Text.Length));
    }
}
