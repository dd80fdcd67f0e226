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

/// <summary>Makes receipts, and shares quotes with other conversations.</summary>
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

        if (Pieces(cite.Passage, cite.Words, cite.Place, state, corpus) is not { } pieces)
        {
            return cite.Passage is { } gone ? new PassageGoneReply(gone) : new ShareReply(ShareOutcome.NothingToShare, "");
        }

        return await MakeAsync(pieces, turn, memory, cancellationToken).ConfigureAwait(false) is [var receipt, .. var further]
            ? new CitedQuoteReply(receipt) { Further = further }
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
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        string?[] ids = withdraw.Receipt is { } named ? [named] : [state.LastReceipt, .. state.LastReceiptsBeside];
        var withdrawn = 0;
        try
        {
            foreach (var id in ids)
            {
                if (Receipt.IsId(id) && await receipts.FindAsync(id!, cancellationToken).ConfigureAwait(false) is { WithdrawnAt: null } receipt
                    && receipt.IsMadeBy(turn.Conversation.Channel, turn.Speaker.Id))
                {
                    await receipts.ReplaceAsync(receipt.Withdrawn(time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
                    withdrawn++;
                }
            }

            return new ShareReply(withdrawn > 0 ? ShareOutcome.Withdrawn : ShareOutcome.NotWithdrawn, "");
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

        if (Pieces(share.Passage, share.Words, share.Place, state, corpus) is not { } pieces)
        {
            return share.Passage is { } gone ? new PassageGoneReply(gone) : new ShareReply(ShareOutcome.NothingToShare, target);
        }

        if (target.Length == 0)
        {
            return await OfferAsync(share, turn, pieces, directory, cancellationToken).ConfigureAwait(false);
        }

        return await directory.FindAsync(turn.Speaker, turn.Conversation, target, cancellationToken).ConfigureAwait(false) switch
        {
            ShareTarget.Open open => await SendAsync(share, turn, memory, pieces, open, outbox, corpus, cancellationToken).ConfigureAwait(false),
            ShareTarget.Several several => Offer(ShareOfferReason.SeveralMeant, share, turn, pieces, several.Places),
            ShareTarget.Closed { Places.Count: > 0 } closed => Offer(ShareOfferReason.NoSuchPlace, share, turn, pieces, closed.Places),
            ShareTarget.Closed => new ShareReply(ShareOutcome.NoSuchPlace, target),
            _ => new ShareReply(ShareOutcome.MembershipUnknown, target),
        };
    }

    private static async Task<Reply> OfferAsync(
        ShareIntent share, Turn turn, IReadOnlyList<QuotePiece> pieces, IConversationDirectory directory, CancellationToken cancellationToken)
    {
        var places = await directory.ListAsync(turn.Speaker, turn.Conversation, cancellationToken).ConfigureAwait(false);
        return places is { IsWhole: false, Places.Count: 0 }
            ? new ShareReply(ShareOutcome.MembershipUnknown, "")
            : Offer(ShareOfferReason.NoneNamed, share, turn, pieces, places.Places);
    }

    private static ShareOfferReply Offer(ShareOfferReason reason, ShareIntent share, Turn turn, IReadOnlyList<QuotePiece> pieces, IReadOnlyList<SharePlace> places) =>
        new(reason, pieces[0].Passage, places)
        {
            Words = pieces.Count > 1 || pieces[0].Span.Length < pieces[0].Passage.Text.Length ? CheckedPlace.Of(new QuotePlace(pieces)) : null,
            Target = share.Target?.Trim() ?? "",
            Question = share.Question,
            Note = share.Note,
            IsPrivate = turn.Kind == ConversationKind.Personal,
        };

    private async Task<Reply> SendAsync(
        ShareIntent share,
        Turn turn,
        TurnMemory memory,
        IReadOnlyList<QuotePiece> pieces,
        ShareTarget.Open open,
        IOutbox outbox,
        Corpus corpus,
        CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (await MakeAsync(pieces, turn, memory, cancellationToken).ConfigureAwait(false) is not [var receipt, .. var further])
        {
            return new ShareReply(ShareOutcome.NoReceipt, open.Name);
        }

        // The last question belongs to the passages that answered it, and to no other.
        var asked = share.Question ?? (state.Questions is [.., var last] && state.Shown.Contains(pieces[0].Passage.Id) && state.Checked.Count == 0 ? last : null);
        var shared = guard.Check(new SharedQuoteReply(receipt, turn.Speaker, asked, share.Note) { Further = further }, corpus);
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

    /// <summary>A kept receipt for each paragraph; null if the store is away.</summary>
    private async Task<List<Receipt>?> MakeAsync(IReadOnlyList<QuotePiece> pieces, Turn turn, TurnMemory memory, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var made = pieces.Select(piece => Receipt.Of(piece.Passage, piece.Span, now).MadeBy(turn.Conversation.Channel, turn.Speaker.Id)).ToList();
        try
        {
            foreach (var (piece, receipt) in pieces.Zip(made))
            {
                await history.KeepAsync(piece.Passage.Article, now, cancellationToken).ConfigureAwait(false);
                await receipts.AddAsync(receipt, cancellationToken).ConfigureAwait(false);
            }

            var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
            memory.Keep(state with { LastReceipt = made[0].Id, LastReceiptsBeside = [.. made.Skip(1).Select(receipt => receipt.Id)] });
            return made;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    /// <summary>What is asked where checked words stand in more than one place and nobody said which is meant; null if it is clear.</summary>
    private static QuoteCheckReply? Choice(ConversationState state, Corpus corpus) =>
        state is { Checked.Count: > 1, CheckedWords: { } words } && QuoteLocator.Locate(corpus, words) is { Outcome: QuoteOutcome.Verbatim, Places.Count: > 1 } verdict
            ? new QuoteCheckReply(words, verdict)
            : null;

    /// <summary>The words that a button carries, else the checked words after a check, else the whole passage; null if today's corpus has them not.</summary>
    private static IReadOnlyList<QuotePiece>? Pieces(PassageId? chosen, CheckedPlace? words, int? place, ConversationState state, Corpus corpus)
    {
        var spot = words ?? (place is { } number ? state.Checked.ElementAtOrDefault(number - 1)
            : chosen is null ? state.Checked.Count > 0 ? state.Checked[0] : null
            : null);
        if (spot is not null || place is not null)
        {
            return spot?.In(corpus);
        }

        var passage = chosen is { } asked ? corpus.Find(asked) : state.Shown.Select(corpus.Find).FirstOrDefault(one => one is not null);
        return passage is null ? null : [new QuotePiece(passage, new TextSpan(0, passage.Text.Length))];
    }
}
