using RussiaTaliban.Briefing;

namespace RussiaTaliban.Host.CommandLine;

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
