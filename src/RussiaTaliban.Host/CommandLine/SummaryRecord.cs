using System.Globalization;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Host.CommandLine;

/// <summary>A summary as <c>summary --json</c> prints it.</summary>
/// <param name="Date">The day, <c>2026-11-23</c>; null for the summary of one section or article.</param>
/// <param name="Sentences">In order.</param>
internal sealed record SummaryRecord(string? Date, IReadOnlyList<SummaryRecord.Sentence> Sentences)
{
    /// <summary>The summary in a reply; null where the reply holds none.</summary>
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
