using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;
using Spectre.Console;
using Spectre.Console.Rendering;
using static RussiaTaliban.Terminal.TerminalBlocks;

namespace RussiaTaliban.Terminal;

/// <summary>
/// A reply for a person at a terminal, in the words of every channel: quotes in full, the answering sentence bold, the citation under each. There are no
/// buttons; a passage shows its id instead of a link, because no service need be running.
/// </summary>
internal sealed class TerminalRenderer : IReplyVisitor<IEnumerable<IRenderable>>
{
    /// <summary>The width of a text that nobody wraps.</summary>
    public const int Unwrapped = int.MaxValue / 4;

    private static readonly TerminalRenderer Instance = new();

    /// <summary>The reply in the order of reading; at least one block.</summary>
    public static IEnumerable<IRenderable> Render(Reply reply)
    {
        using var speech = Speech.In(reply.Language);
        return reply.Above is { } verdict ? [.. verdict.Accept(Instance), Blank, .. reply.Accept(Instance)] : [.. reply.Accept(Instance)];
    }

    public static void Write(IAnsiConsole console, Reply reply)
    {
        if (Console.IsOutputRedirected)
        {
            // A file or a pipe has no width: quotes stay on one line, so that they can be searched for.
            console.Profile.Width = Unwrapped;
        }

        console.Write(new Rows(Render(reply)));
    }

    public IEnumerable<IRenderable> Visit(PassagesReply reply) =>
    [
        .. Wording.Above(reply).Select(Aside),
        .. reply.Shown.SelectMany(hit => new[] { Blank, Indented(Marked(PassagePieces.Of(reply, hit))), Indented(Source(hit.Passage, Wording.HitNote(hit))) }),
    ];

    public IEnumerable<IRenderable> Visit(NotFoundReply reply) =>
    [
        .. reply.ReadAs is { } readAs ? [Aside(Wording.ReadAs(readAs))] : Array.Empty<IRenderable>(),
        Say(Wording.NotFound),
        .. reply.Remark is { } remark ? [Aside(remark)] : Array.Empty<IRenderable>(),
        .. reply.NearestSections.Count > 0 ? reply.NearestSections.Select(section => Item(Wording.SectionLabel(section))).Prepend(Say(Wording.NearestSections)) : [],
    ];

    public IEnumerable<IRenderable> Visit(NoMoreReply reply) => [Say(reply.Question is null ? Wording.NothingAskedYet : Wording.NoMore)];

    public IEnumerable<IRenderable> Visit(WhyReply reply) =>
    [
        Say(reply.Hit.Matches.Count > 0 ? Wording.WhyTheseWords : Wording.WhyNoWords),
        .. reply.Hit.Matches.Select(match => Item(Wording.Because(match))),
        Say(Wording.WhyTheseSentences),
        .. Quoted(reply.Hit.Passage, reply.Hit.Highlights, Wording.HitNote(reply.Hit)),
    ];

    public IEnumerable<IRenderable> Visit(ExtractReply reply) =>
    [
        .. reply.Kind == ExtractKind.Shorter ? [Say(Wording.InShort)] : Array.Empty<IRenderable>(),
        .. reply.Extracts.SelectMany(extract => new[] { Blank, Indented(TerminalBlocks.Say(extract.Text)), Indented(Source(extract.Passage)) }),
    ];

    public IEnumerable<IRenderable> Visit(CorpusReply reply) =>
    [
        Say(Wording.Corpus(reply)),
        .. reply.Facts.Select(fact => Item(string.Join(" · ", new[] { Wording.Fact(reply.Asked, fact), Wording.FactLabel(fact), fact.Article.Slug }.Where(part => part.Length > 0)))),
    ];

    public IEnumerable<IRenderable> Visit(PassageGoneReply reply) => [Say(Wording.PassageGone)];

    public IEnumerable<IRenderable> Visit(NoSuchSectionReply reply) => [Say(DigestWords.Text(reply))];

    public IEnumerable<IRenderable> Visit(QuoteCheckReply reply)
    {
        var verdict = reply.Verdict;
        return
        [
            Strong(QuoteWording.Verdict(verdict)),
            .. verdict.Difference.Count > 0 ? [Blank, Indented(Difference(QuoteWording.Runs(verdict.Difference)))] : Array.Empty<IRenderable>(),
            .. QuoteWording.Shown(verdict).SelectMany(shown => Quoted(shown.Passage, shown.Spans)),
            .. QuoteWording.Further(verdict).Select(passage => Indented(Source(passage))),
            .. QuoteWording.Notes(verdict).Select(Say),
        ];
    }

    public IEnumerable<IRenderable> Visit(CitedQuoteReply reply) => [.. reply.Receipts.SelectMany(OfReceipt), Say(ShareWording.Formats)];

    public IEnumerable<IRenderable> Visit(SharedQuoteReply reply) =>
    [
        Say(ShareWording.SharedBy(reply)),
        .. reply.Question is { } question ? [Say(ShareWording.Asked(question))] : Array.Empty<IRenderable>(),
        .. reply.Note is { } note ? [Say(ShareWording.NoteMark + note)] : Array.Empty<IRenderable>(),
        .. reply.Receipts.SelectMany(OfReceipt),
    ];

    public IEnumerable<IRenderable> Visit(ShareOfferReply reply) => [Say(ShareWording.Offer(reply))];

    public IEnumerable<IRenderable> Visit(ShareReply reply) => [Say(ShareWording.Outcome(reply))];

    public IEnumerable<IRenderable> Visit(DigestReply reply) =>
    [
        Strong(DigestWords.Heading(reply)),
        .. DigestWords.Missed(reply).Select(Say),
        .. reply.Shown.SelectMany(OfItem),
        .. reply.Named.Count == 0 ? [] : reply.Named.Select(line => Item(DigestWords.Heading(line) + $" ({line.Article.Slug})")).Prepend(Say(DigestWords.Further(reply))).Prepend(Blank),
        .. DigestWords.Unnamed(reply) is { } unnamed ? [Say(unnamed)] : Array.Empty<IRenderable>(),
    ];

    private static IEnumerable<IRenderable> OfItem(DigestItem item) =>
    [
        Blank,
        Aside(DigestWords.Heading(item)),
        .. Sentences(item.Summary.Sentences),
        .. item.Changes.SelectMany(change => Sentences(change.After is { } now ? [now] : []).Prepend(Say(DigestWords.Before(change)))),
        .. DigestWords.FurtherChanges(item) is { } further ? [Say(further)] : Array.Empty<IRenderable>(),
        .. item.AlsoIn.Select(passage => Aside($"{DigestWords.AlsoIn(passage)} ({passage.Id})")),
    ];

    public IEnumerable<IRenderable> Visit(SummaryReply reply) => [Strong(DigestWords.Heading(reply.Summary)), .. Sentences(reply.Summary.Sentences)];

    public IEnumerable<IRenderable> Visit(SubscriptionReply reply) => [Say(SubscriptionWords.Text(reply))];

    public IEnumerable<IRenderable> Visit(HelpReply reply) => [Say(Wording.Help(reply)), .. Wording.HelpLines(reply).Select(Item), .. Starters(reply.Starters)];

    public IEnumerable<IRenderable> Visit(AboutReply reply) =>
    [
        Say(Wording.About(reply.Corpus)),
        .. reply.Corpus.Articles.Select(article => Item($"{Wording.Attribution(article)} ({article.Slug})")),
        Say(Wording.CorpusRevision(reply.Corpus)),
    ];

    public IEnumerable<IRenderable> Visit(SmallTalkReply reply) => [Say(Wording.SmallTalk(reply.Kind)), .. Starters(reply.Starters)];

    public IEnumerable<IRenderable> Visit(UnreadableReply reply) => [Say(Wording.Unreadable(reply.Reason))];

    public IEnumerable<IRenderable> Visit(FailedReply reply) => [Say(Wording.Failed)];

    public IEnumerable<IRenderable> Visit(WithheldReply reply) => [Say(Wording.Withheld)];

    // The bot's own words, in the language that is spoken; quotes are said by the blocks themselves.
    private static IRenderable Say(string own) => TerminalBlocks.Say(Speech.Say(own));

    private static IRenderable Strong(string own) => TerminalBlocks.Strong(Speech.Say(own));

    private static IRenderable Aside(string own) => TerminalBlocks.Aside(Speech.Say(own));

    private static IEnumerable<IRenderable> Quoted(Passage passage, IReadOnlyList<TextSpan> highlights, string? note = null) =>
        [Blank, Indented(Marked(passage.Text, highlights)), Indented(Source(passage, note))];

    private static IEnumerable<IRenderable> OfReceipt(Receipt receipt) =>
        [Blank, Indented(TerminalBlocks.Say(receipt.Quote.Exact)), Indented(Aside($"— {ShareWording.Source(receipt)} ({receipt.Quote.Passage})"))];

    private static IEnumerable<IRenderable> Sentences(IReadOnlyList<SummarySentence> sentences) => sentences.SelectMany(sentence => new[]
    {
        Blank, Indented(TerminalBlocks.Say(sentence.Text)), Indented(Aside($"— {sentence.Passage.Citation.Label} ({sentence.Passage.Id})")),
    });

    private static IEnumerable<IRenderable> Starters(IReadOnlyList<string> starters) =>
        starters.Count > 0 ? starters.Select(Item).Prepend(Say(Wording.TryAsking)) : [];

    private static IRenderable Source(Passage passage, string? note = null) => Aside(
        $"— {passage.Citation.Label}{(note is null ? "" : $", {note}")} · {Wording.Attribution(passage.Article)} ({passage.Id})");
}
