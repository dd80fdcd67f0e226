namespace RussiaTaliban.Briefing.Search;

/// <summary>
/// Turns a text into a vector so that texts of one meaning lie near each other: a stronger machine than the word vectors that are shipped.
/// Implementations are safe for any number of threads.
/// </summary>
public interface ISentenceEncoder
{
    /// <summary>The vector of <paramref name="text"/>, of length 1, always of as many numbers; zeros for a text that says nothing.</summary>
    float[] Encode(string text);
}
