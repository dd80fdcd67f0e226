namespace RussiaTaliban.Briefing.Search;

/// <summary>
/// Turns a text into a vector so that texts of one meaning lie near each other, word order and context included: what single words cannot tell.
/// Implementations are safe for any number of threads.
/// </summary>
public interface ISentenceEncoder
{
    /// <summary>The vector of <paramref name="text"/>, of length 1, always of as many numbers; zeros for a text that says nothing.</summary>
    float[] Encode(string text);

    /// <summary>The same for a sentence of an article, which will be asked for again: an implementation may remember it.</summary>
    float[] EncodeSentence(string sentence) => Encode(sentence);
}

/// <summary>A model or vocabulary file is missing or not what it should be; the message names it.</summary>
public sealed class SentenceEncoderException : Exception
{
    public SentenceEncoderException(string path, string fault, Exception? cause = null)
        : base($"{path}: {fault}", cause) => Path = path;

    /// <summary>The file at fault.</summary>
    public string Path { get; }
}
