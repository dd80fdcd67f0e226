namespace RussiaTaliban.Intake.Sources;

/// <summary>The bytes of a source and its metadata.</summary>
/// <param name="Name">What people call it: a file's name, or an address.</param>
/// <param name="Bytes">All of it.</param>
public sealed record SourceFile(string Name, byte[] Bytes)
{
    /// <summary>Where it was fetched from, after all redirects; null for a file.</summary>
    public Uri? Address { get; init; }

    /// <summary>The character encoding that its server named; null if nobody did.</summary>
    public string? Charset { get; init; }

    /// <summary>The day on which it is read, by which dates of the future are known for wrong.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The name's last extension in lower case with its full stop; empty if it has none.</summary>
    public string Extension => Path.GetExtension(Address?.AbsolutePath ?? Name).ToLowerInvariant();
}

/// <summary>Reads the sources of one format. It may get any input, and refuses what it cannot read.</summary>
public interface ISourceReader
{
    /// <summary>The format, as it stands in an article's front matter (<c>origin_kind</c>).</summary>
    string Kind { get; }

    /// <summary>True if the source is of this format, by its first bytes and its name.</summary>
    bool Recognises(SourceFile source);

    /// <summary>Reads it. Limits are this method's own: size unpacked, depth, number of parts. It may throw on what the format's library cannot bear; the caller
    /// catches that.</summary>
    /// <param name="source">The source.</param>
    /// <param name="cancellationToken">Asked between parts: a source that takes too long is given up.</param>
    ReadOutcome Read(SourceFile source, CancellationToken cancellationToken);
}
