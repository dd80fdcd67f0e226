namespace RussiaTaliban.Onnx;

/// <summary>
/// Section <c>Models</c>: the neural models that join the search. By default those that are shipped; others where <see cref="Folder"/> is set. Nothing is ever
/// downloaded.
/// </summary>
public sealed class ModelOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Models";

    /// <summary>Whether the encoder is used. Without it, the service searches by words alone. Default true.</summary>
    public bool EncoderEnabled { get; set; } = true;

    /// <summary>Whether the reader is used; it needs the encoder. Without it, words decide whether a question is answered. Default true.</summary>
    public bool ReaderEnabled { get; set; } = true;

    /// <summary>Whether the listener is used; it needs the encoder. Without it, only the grammar reads requests about deliveries. Default true.</summary>
    public bool ListenerEnabled { get; set; } = true;

    /// <summary>
    /// A folder with <c>encoder.onnx</c>, <c>reader.onnx</c>, <c>listener.onnx</c> and <c>vocab.txt</c>; empty, the default: the models included in the
    /// program.
    /// </summary>
    public string Folder { get; set; } = "";

    /// <summary>Threads that one question may use, 1 to 64. Default 1.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>The encoder's file.</summary>
    public string Encoder => Path.Combine(Root, "encoder.onnx");

    /// <summary>The reader's file.</summary>
    public string Reader => Path.Combine(Root, "reader.onnx");

    /// <summary>The listener's file.</summary>
    public string Listener => Path.Combine(Root, "listener.onnx");

    /// <summary>The vocabulary of all three.</summary>
    public string Vocabulary => Path.Combine(Root, "vocab.txt");

    private string Root => Folder.Length > 0 ? Folder : Path.Combine(AppContext.BaseDirectory, "Models");

    /// <summary>What is wrong with the values; empty if nothing is.</summary>
    public IEnumerable<string> Faults()
    {
        if (Threads is < 1 or > 64)
        {
            yield return $"{Section}:{nameof(Threads)} is {Threads}; it must be 1 to 64";
        }

        if (EncoderEnabled && Folder.Length > 0 && !Directory.Exists(Folder))
        {
            yield return $"{Section}:{nameof(Folder)}: there is no folder “{Folder}”";
        }
    }
}
