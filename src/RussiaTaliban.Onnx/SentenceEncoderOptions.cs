namespace RussiaTaliban.Onnx;

/// <summary>
/// Section <c>SentenceEncoder</c>: the model that joins the scoring. By default the small one that is shipped; another where both paths are set; none where
/// it is turned off. Nothing is ever downloaded.
/// </summary>
public sealed class SentenceEncoderOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "SentenceEncoder";

    /// <summary>Where the build puts the shipped model: beside the program.</summary>
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "Encoder");

    /// <summary>Whether a model joins the scoring at all. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// An ONNX file of the BERT family with input <c>input_ids</c> and, as first output, token vectors or one vector a text; empty for the shipped one.
    /// </summary>
    public string ModelPath { get; set; } = "";

    /// <summary>The model's <c>vocab.txt</c>: one WordPiece a line; empty for the shipped one.</summary>
    public string VocabularyPath { get; set; } = "";

    /// <summary>Whether the model knows small letters only ("uncased"). Default true.</summary>
    public bool LowerCase { get; set; } = true;

    /// <summary>Longer texts are cut to this many tokens, from 8 to 8192. Default 128, the most that the shipped model reads.</summary>
    public int MaxTokens { get; set; } = 128;

    /// <summary>Threads that one text may use, from 1. Default 1.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>True where the shipped model is meant.</summary>
    public bool IsShipped => ModelPath.Length == 0 && VocabularyPath.Length == 0;

    /// <summary>The model's file.</summary>
    public string Model => IsShipped ? Path.Combine(Shipped, "encoder.onnx") : ModelPath;

    /// <summary>The vocabulary's file.</summary>
    public string Vocabulary => IsShipped ? Path.Combine(Shipped, "vocab.txt") : VocabularyPath;

    /// <summary>What is wrong with the values; empty where nothing is.</summary>
    public IEnumerable<string> Faults()
    {
        if (!Enabled)
        {
            yield break;
        }

        foreach (var (name, path) in new[] { (nameof(ModelPath), Model), (nameof(VocabularyPath), Vocabulary) })
        {
            if (path.Length == 0)
            {
                yield return $"{Section}:{name} is needed where the other path is set";
            }
            else if (!File.Exists(path))
            {
                yield return $"{Section}:{name}: there is no file “{path}”";
            }
        }

        if (MaxTokens is < 8 or > 8192)
        {
            yield return $"{Section}:{nameof(MaxTokens)} is {MaxTokens}; it may be 8 to 8192";
        }

        if (Threads < 1)
        {
            yield return $"{Section}:{nameof(Threads)} is {Threads}; it must be at least 1";
        }
    }
}
