namespace RussiaTaliban.Briefing.Search;

/// <summary>What a reading of the corpus folder led to.</summary>
public enum ReloadOutcome
{
    /// <summary>The folder holds what is already searched.</summary>
    Unchanged,

    /// <summary>A new snapshot is searched from now on.</summary>
    Swapped,

    /// <summary>The folder has faults; the last good snapshot stays.</summary>
    Faulty,
}
