namespace RussiaTaliban.Onnx;

/// <summary>A model or vocabulary file is missing or not what it should be; the message names it.</summary>
public sealed class SentenceEncoderException : Exception
{
    public SentenceEncoderException(string path, string fault, Exception? cause = null)
        : base($"{path}: {fault}", cause) => Path = path;

    /// <summary>The file at fault.</summary>
    public string Path { get; }
}
