using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Encoding;

/// <summary>
/// A bi-encoder: turns a text into vectors so that a question and the passage that answers it lie near each other, whatever words they use.
/// Implementations are safe for any number of threads.
/// </summary>
/// <remarks>Late interaction over token vectors: Khattab and Zaharia, "ColBERT" (2020).</remarks>
public interface ITextEncoder
{
    /// <summary>Numbers in the vector of one token.</summary>
    int TokenDimensions { get; }

    /// <summary>Encodes a question. Text beyond the model's limit is left out.</summary>
    EncodedText EncodeQuestion(string question);

    /// <summary>Encodes a passage behind what stands above it.</summary>
    /// <param name="title">The article's title.</param>
    /// <param name="heading">The section's heading; null for the lead.</param>
    /// <param name="text">The paragraph. Text beyond the model's limit is left out.</param>
    EncodedText EncodePassage(string title, string? heading, string text);
}

/// <summary>A text as vectors, one signed byte a number (127 is 1). About 7 kB for a paragraph of 100 tokens.</summary>
/// <param name="Whole">The whole text's vector, of length about 127.</param>
/// <param name="Tokens">The tokens' vectors one behind the other, each of length about 127; special tokens are left out.</param>
/// <param name="Spans">Where each token stands in the text; an empty span for a token of the title or heading.</param>
public sealed record EncodedText(sbyte[] Whole, sbyte[] Tokens, TextSpan[] Spans)
{
    /// <summary>How near two texts of one kind are in meaning, -1 to 1.</summary>
    public double CosineTo(EncodedText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return LateInteraction.Cosine(Whole, other.Whole);
    }
}

/// <summary>A model or vocabulary file is missing or invalid; the message names it.</summary>
public sealed class ModelFileException : Exception
{
    public ModelFileException(string path, string fault, Exception? cause = null)
        : base($"{path}: {fault}", cause) => Path = path;

    /// <summary>The file at fault.</summary>
    public string Path { get; }
}
