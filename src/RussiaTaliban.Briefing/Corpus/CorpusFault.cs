namespace RussiaTaliban.Briefing;

/// <summary>One thing that is wrong with a corpus.</summary>
/// <param name="File">The file, relative to the corpus folder with forward slashes; <c>.</c> for the folder itself.</param>
/// <param name="Line">The line, from 1; null where the whole file is meant.</param>
/// <param name="Message">What is wrong and what would be right, one sentence without a final stop.</param>
public sealed record CorpusFault(string File, int? Line, string Message)
{
    /// <summary>The form compilers use, which editors and terminals make clickable: <c>file.md(12): message</c>.</summary>
    public override string ToString() => Line is { } line ? $"{File}({line}): {Message}" : $"{File}: {Message}";
}
