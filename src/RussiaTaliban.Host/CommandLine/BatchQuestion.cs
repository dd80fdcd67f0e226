namespace RussiaTaliban.Host.CommandLine;

/// <summary>A line of a question set.</summary>
/// <param name="Id">Its id; required.</param>
/// <param name="Q">The question; required.</param>
/// <param name="Context">The questions asked before it in the same conversation, oldest first; null for none.</param>
internal sealed record BatchQuestion(string? Id, string? Q, IReadOnlyList<string>? Context);
