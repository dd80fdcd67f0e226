using System.Globalization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Quotes.References;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>The wording about receipts and shared quotes, the same on every channel.</summary>
public static class ShareWording
{
    /// <summary>The link to a receipt.</summary>
    public const string Receipt = "Receipt: does the article still say this?";

    /// <summary>Under a quote to take along.</summary>
    public const string Formats = "The receipt page offers the quote as plain text, Markdown, HTML and a picture, and the reference in Chicago, APA, BibTeX and CSL-JSON.";

    /// <summary>The button that asks with whom to share.</summary>
    public const string ShareButton = "Share…";

    /// <summary>The button that makes a receipt of one passage.</summary>
    public static string CiteButton(Passage passage) => $"Cite {passage.Citation.ShortLabel}";

    /// <summary>Who shares; escape the name.</summary>
    public static string SharedBy(SharedQuoteReply reply) => $"{reply.Sharer.Name ?? "Someone"} shared a quote";

    /// <summary>The question that a shared quote answered.</summary>
    public static string Asked(string question) => Speech.Say($"Asked: {question}");

    /// <summary>Before what the sharer adds: without it a note could pass for the article's words.</summary>
    public const string NoteMark = "Note: ";

    /// <summary>The result of sharing.</summary>
    public static string Outcome(ShareReply reply) => Speech.Say(reply.Outcome switch
    {
        ShareOutcome.Shared => $"Shared with {reply.Target}.",
        ShareOutcome.NothingToShare => "There is nothing to share yet: ask a question first.",
        ShareOutcome.NotOnThisChannel => "I can’t send a quote to another conversation from here. “cite that” gives you a link to paste there.",
        ShareOutcome.NoSuchPlace => $"I can’t share with {reply.Target}: it must be a conversation that both you and I are in.",
        ShareOutcome.MembershipUnknown when reply.Target.Length == 0 => "I could not find out which conversations you are in, so I shared nothing. Please try again.",
        ShareOutcome.MembershipUnknown => $"I could not find out whether you are in {reply.Target}, so I shared nothing. Please try again.",
        ShareOutcome.NoteTooLong =>
            string.Create(CultureInfo.InvariantCulture, $"That note is too long (at most {ShareIntent.MaxNoteLength} characters). Nothing was shared."),
        ShareOutcome.Withdrawn => "Withdrawn. The receipt page and its picture no longer show the quote. Copies made elsewhere remain.",
        ShareOutcome.NotWithdrawn => "I can’t find that receipt among yours. Only the person who made a receipt can withdraw it: say “withdraw”, followed by its link.",
        ShareOutcome.NoReceipt => "I can’t save a receipt right now, and I don’t send a quote without one. Please try again in a few minutes.",
        ShareOutcome.Unclear => $"I don’t know whether the message reached {reply.Target}. Please check there before you try again.",
        ShareOutcome.NotSent => $"I could not post to {reply.Target}. Please try again.",
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Outcome, null),
    });

    /// <summary>Asks with whom to share, above the conversations that can be chosen.</summary>
    public static string Offer(ShareOfferReply reply)
    {
        var (asks, byName) = reply.Reason switch
        {
            ShareOfferReason.NoneNamed => ($"Who should I share {reply.Passage.Citation.ShortLabel} with?", "share that with Team/Channel"),
            ShareOfferReason.SeveralMeant => ($"{reply.Target} could be more than one conversation. Which one do you mean?", $"share that with Team/{reply.Target}"),
            ShareOfferReason.NoSuchPlace => ($"I can’t share with {reply.Target}: it must be a conversation that both you and I are in. Choose one of these:", ""),
            _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Reason, null),
        };
        return reply switch
        {
            { Places.Count: > 0, IsPrivate: false } when byName.Length > 0 =>
                $"{asks} Other people can read this, so I list only conversations that they know of. To share with another one, write “{byName}”.",
            { Places.Count: > 0 } => asks,
            { IsPrivate: false } => $"{asks} Other people can read this, so I list no conversations here. Write “{byName}”, or ask me in our personal chat.",
            _ => "There is no conversation besides this one that both you and I are in. Add me to a team or a group chat, and I can share there.",
        };
    }

    /// <summary>The same in Slack, which has a built-in list of conversations.</summary>
    public static string OfferInSlack(ShareOfferReply reply) => $"Who should I share {reply.Passage.Citation.ShortLabel} with?";

    /// <summary>The line under a quote that has a receipt: place, title, author, source, day, as far as known.</summary>
    public static string Source(Receipt receipt) => $"{receipt.Place} · {Wording.Attribution(receipt.Article)}";

    /// <summary>What a link to a receipt says of it.</summary>
    public static string Standing(ReceiptLook look)
    {
        var verdict = look.Standing.Status switch
        {
            QuoteStatus.Verified when look.ShowsQuote => "✓ Verified: the article says this, character for character.",
            QuoteStatus.Verified => "✓ Verified: the article still has these words, but the text around them has changed. The receipt shows where.",
            QuoteStatus.Changed => "≠ Changed: the article reads differently now. The receipt shows how.",
            _ => "✗ Gone: the article no longer says this. The receipt shows what it said.",
        };
        return $"{verdict} As of {Wording.Moment(look.At)}.";
    }

    /// <summary>The receipt's quote for the formatters.</summary>
    /// <param name="link">The receipt's absolute address; null if it is not known.</param>
    public static CitedQuote Cited(Receipt receipt, Uri? link) => new CitedQuote(receipt.Quote.Exact, receipt.Article, receipt.Place, link);
}
