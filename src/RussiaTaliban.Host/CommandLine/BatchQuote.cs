namespace RussiaTaliban.Host.CommandLine;

/// <summary>A line of a set of quotes.</summary>
/// <param name="Id">Its id; required.</param>
/// <param name="Quote">The quote; required, or <paramref name="Q"/> in its place.</param>
/// <param name="Q">The same under the name that it has in a question set.</param>
internal sealed record BatchQuote(string? Id, string? Quote, string? Q);
