using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Terminal;

/// <summary>A reply as programs read it: one object of the batch format. Members that do not apply are left out.</summary>
internal sealed record AnswerRecord(string? Id, string? Question, string Outcome, IReadOnlyList<PassageRecord> Passages)
{
    /// <summary>How the question was read where that differs.</summary>
    public string? ReadAs { get; init; }

    /// <summary>The verdict on words that the question quotes and does not ask about.</summary>
    public VerdictRecord? Quote { get; init; }

    /// <summary>What was asked beside the quote, answered.</summary>
    public AnswerRecord? Answer { get; init; }

    /// <summary>The record of a reply; <paramref name="inFull"/> adds text, citation and address of each passage.</summary>
    /// <param name="id">The question's id; null where it has none.</param>
    /// <param name="question">The question; null where it need not be told.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="inFull">Whether text, citation and address are added.</param>
    /// <param name="asShown">True for the passages that a person is shown, false for all that the search found to show.</param>
    public static AnswerRecord Of(string? id, string? question, Reply reply, bool inFull, bool asShown = false)
    {
        var recorder = new Recorder(id, question, inFull, asShown);
        return reply.Above is not { } above ? reply.Accept(recorder)
            : above.IsAsked ? above.Accept(recorder) with { Answer = reply.Accept(new Recorder(null, null, inFull, asShown)) }
            : reply.Accept(recorder) with { Quote = VerdictRecord.Of(above.Verdict) };
    }

    /// <summary>Makes the record of each kind of reply.</summary>
    private sealed class Recorder(string? id, string? question, bool inFull, bool asShown) : IReplyVisitor<AnswerRecord>
    {
        public AnswerRecord Visit(PassagesReply reply) => Record(
            reply.Answer.Outcome == AnswerOutcome.Answered ? "answered" : "closest",
            [.. (asShown ? reply.Shown : reply.Answer.Hits).Select(hit => PassageRecord.Of(hit.Passage, Math.Round(hit.Score, 4), [.. hit.Quotes], inFull))]) with
        {
            ReadAs = reply.Answer.ReadAs,
        };

        public AnswerRecord Visit(NotFoundReply reply) => Record("not_found") with { ReadAs = reply.ReadAs };

        public AnswerRecord Visit(QuoteCheckReply reply) => Record(
            VerdictRecord.NameOf(reply.Verdict.Outcome),
            [.. reply.Verdict.Places
                .SelectMany(place => place.Pieces)
                .GroupBy(piece => piece.Passage)
                .Select(pieces => PassageRecord.Of(pieces.Key, null, [.. pieces.Select(piece => piece.Text)], inFull))]);

        public AnswerRecord Visit(NoMoreReply reply) => Record("not_found");

        public AnswerRecord Visit(PassageGoneReply reply) => Record("not_found");

        public AnswerRecord Visit(UnreadableReply reply) => Record("not_found");

        public AnswerRecord Visit(WithheldReply reply) => Record("not_found");

        public AnswerRecord Visit(SmallTalkReply reply) => Record("small_talk");

        public AnswerRecord Visit(WhyReply reply) => Record("command");

        public AnswerRecord Visit(ExtractReply reply) => Record(
            "command", [.. reply.Extracts.Select(extract => PassageRecord.Of(extract.Passage, null, [extract.Text], inFull))]);

        public AnswerRecord Visit(CorpusReply reply) => Record("command");

        public AnswerRecord Visit(NoSuchSectionReply reply) => Record("command");

        public AnswerRecord Visit(CitedQuoteReply reply) => Record("command");

        public AnswerRecord Visit(SharedQuoteReply reply) => Record("command");

        public AnswerRecord Visit(ShareOfferReply reply) => Record("command");

        public AnswerRecord Visit(ShareReply reply) => Record("command");

        public AnswerRecord Visit(DigestReply reply) => Record("command");

        public AnswerRecord Visit(SummaryReply reply) => Record("command");

        public AnswerRecord Visit(SubscriptionReply reply) => Record("command");

        public AnswerRecord Visit(HelpReply reply) => Record("command");

        public AnswerRecord Visit(AboutReply reply) => Record("command");

        public AnswerRecord Visit(FailedReply reply) => Record("command");

        private AnswerRecord Record(string outcome, IReadOnlyList<PassageRecord>? passages = null) => new(id, question, outcome, passages ?? []);
    }
}

/// <summary>A passage of an <see cref="AnswerRecord"/>.</summary>
internal sealed record PassageRecord(string Id, double? Score, IReadOnlyList<string> Quotes)
{
    /// <summary>The whole paragraph.</summary>
    public string? Text { get; init; }

    /// <summary>How it is cited.</summary>
    public string? Citation { get; init; }

    /// <summary>Its address on the reader page, from the service's root.</summary>
    public string? Url { get; init; }

    public static PassageRecord Of(Passage passage, double? score, IReadOnlyList<string> quotes, bool inFull)
    {
        var record = new PassageRecord(passage.Id.ToString(), score, quotes);
        return inFull
            ? record with { Text = passage.Text, Citation = passage.Citation.Label, Url = passage.Citation.ReaderPath }
            : record;
    }
}

/// <summary>The verdict on a quote as programs read it.</summary>
/// <param name="Outcome"><c>quote_verbatim</c>, <c>quote_altered</c> or <c>quote_absent</c>.</param>
/// <param name="Passage">The passage in which it begins; null if absent.</param>
/// <param name="Difference">What differs, each change named in square brackets; null if nothing does.</param>
internal sealed record VerdictRecord(
    string Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Passage,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Difference)
{
    /// <summary>The quote's id in its set; null outside one.</summary>
    [JsonPropertyOrder(-1)]
    public string? Id { get; init; }

    /// <summary>How the first place is cited; null if absent.</summary>
    public string? Citation { get; init; }

    /// <summary>Every passage in which it begins.</summary>
    public required IReadOnlyList<string> Places { get; init; }

    /// <summary>How it was cut and joined, one sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public static VerdictRecord Of(QuoteVerdict verdict) => new(
        NameOf(verdict.Outcome),
        verdict.Place?.Passage.Id.ToString(),
        verdict.Difference.Count > 0 ? QuoteWording.Difference(verdict.Difference, text => text, text => text) : null)
    {
        Citation = verdict.Place?.Passage.Citation.Label,
        Places = [.. verdict.Places.Select(place => place.Passage.Id.ToString())],
        Notes = QuoteWording.Notes(verdict),
    };

    public static string NameOf(QuoteOutcome outcome) => outcome switch
    {
        QuoteOutcome.Verbatim => "quote_verbatim",
        QuoteOutcome.Altered => "quote_altered",
        _ => "quote_absent",
    };
}

/// <summary>A summary as <c>summary --json</c> prints it.</summary>
/// <param name="Date">The day, <c>2026-11-23</c>; null for the summary of one section or article.</param>
/// <param name="Sentences">In order.</param>
internal sealed record SummaryRecord(string? Date, IReadOnlyList<SummaryRecord.Sentence> Sentences)
{
    /// <summary>The summary in a reply; null if the reply holds none.</summary>
    public static SummaryRecord? Of(Reply reply) => reply switch
    {
        DigestReply digest => new SummaryRecord(digest.Digest.Date.ToString("O", CultureInfo.InvariantCulture), [.. digest.Digest.Sentences.Select(Of)]),
        SummaryReply summary => new SummaryRecord(null, [.. summary.Summary.Sentences.Select(Of)]),
        _ => null,
    };

    private static Sentence Of(SummarySentence sentence) =>
        new(sentence.Text, sentence.Passage.Id.ToString(), sentence.Passage.Citation.Label);

    /// <summary>One sentence.</summary>
    /// <param name="Text">Word for word.</param>
    /// <param name="Id">The passage it stands in.</param>
    /// <param name="Citation">The place in words.</param>
    internal sealed record Sentence(string Text, string Id, string Citation);
}

/// <summary>JSON for programs: snake_case, members that do not apply left out, non-ASCII as it is (this output never meets a browser).</summary>
[JsonSerializable(typeof(AnswerRecord))]
[JsonSerializable(typeof(BatchConversation))]
[JsonSerializable(typeof(BatchQuestion))]
[JsonSerializable(typeof(BatchQuote))]
[JsonSerializable(typeof(BatchTurn))]
[JsonSerializable(typeof(SummaryRecord))]
[JsonSerializable(typeof(VerdictRecord))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    /// <summary>The one form in which the command line reads and writes.</summary>
    public static AnswerJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
