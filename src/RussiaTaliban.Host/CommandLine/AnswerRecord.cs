using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Host.CommandLine;

/// <summary>A reply as programs read it: one object of the batch format. Members that do not apply are left out.</summary>
internal sealed record AnswerRecord(string? Id, string? Question, string Outcome, IReadOnlyList<PassageRecord> Passages)
{
    /// <summary>How the question was read where that differs.</summary>
    public string? ReadAs { get; init; }

    /// <summary>The record of a reply; <paramref name="inFull"/> adds text, citation and address of each passage.</summary>
    public static AnswerRecord Of(string? id, string? question, Reply reply, bool inFull) => new(id, question, OutcomeOf(reply), PassagesOf(reply, inFull))
    {
        ReadAs = reply switch
        {
            PassagesReply passages => passages.Answer.ReadAs,
            NotFoundReply notFound => notFound.ReadAs,
            _ => null,
        },
    };

    private static string OutcomeOf(Reply reply) => reply switch
    {
        PassagesReply { Answer.Outcome: AnswerOutcome.Answered } => "answered",
        PassagesReply => "closest",
        QuoteCheckReply check => VerdictRecord.NameOf(check.Verdict.Outcome),
        NotFoundReply or NoMoreReply or PassageGoneReply or UnreadableReply or WithheldReply => "not_found",
        SmallTalkReply => "small_talk",
        _ => "command",
    };

    private static IReadOnlyList<PassageRecord> PassagesOf(Reply reply, bool inFull) => reply switch
    {
        PassagesReply passages => [.. passages.Answer.Hits.Select(hit => PassageRecord.Of(hit.Passage, Math.Round(hit.Score, 4), [.. hit.Quotes], inFull))],
        QuoteCheckReply check => [.. check.Verdict.Places
            .SelectMany(place => place.Pieces)
            .GroupBy(piece => piece.Passage)
            .Select(pieces => PassageRecord.Of(pieces.Key, null, [.. pieces.Select(piece => piece.Text)], inFull))],
        _ => [],
    };
}
