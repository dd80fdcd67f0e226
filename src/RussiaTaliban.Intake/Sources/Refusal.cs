namespace RussiaTaliban.Intake.Sources;

/// <summary>Why a source, or a part of one, became no article.</summary>
/// <param name="Reason">The reason, one sentence without a full stop.</param>
/// <param name="Remedy">What a person can do about it, one sentence without a final stop; null if nothing can be done.</param>
public sealed record Refusal(string Reason, string? Remedy = null)
{
    /// <summary>The entry of a feed that is meant; null for the whole source.</summary>
    public string? Part { get; init; }

    /// <summary>Where the part's whole text may be had; null if that is not known.</summary>
    public Uri? Page { get; init; }

    /// <summary>Reason and remedy on one line.</summary>
    public override string ToString() => Remedy is null ? Reason : $"{Reason}; {Remedy}";
}

/// <summary>A reader's result for a source: documents, refusals, or both if the source has parts.</summary>
/// <param name="Documents">What can become articles; may be empty.</param>
/// <param name="Refusals">What cannot, and why; may be empty.</param>
public sealed record ReadOutcome(IReadOnlyList<TakenDocument> Documents, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>One document.</summary>
    public static ReadOutcome Of(TakenDocument document) => new([document], []);

    /// <summary>Nothing, and why.</summary>
    public static ReadOutcome No(string reason, string? remedy = null) => new([], [new Refusal(reason, remedy)]);
}
