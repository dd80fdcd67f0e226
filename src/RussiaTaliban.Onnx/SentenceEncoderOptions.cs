namespace RussiaTaliban.Onnx;

/// <summary>Section <c>SentenceEncoder</c>: a local model that joins the scoring. Off where neither path is set, which is the default; nothing is ever downloaded.</summary>
public sealed class SentenceEncoderOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "SentenceEncoder";

    /// <summary>An ONNX file of the BERT family with input <c>input_ids</c> and, as first output, token vectors or one vector a text; empty for none.</summary>
    public string ModelPath { get; set; } = "";

    /// <summary>The model's <c>vocab.txt</c>: one WordPiece a line; empty for none.</summary>
    public string VocabularyPath { get; set; } = "";

    /// <summary>Whether the model knows small letters only ("uncased"). Default true.</summary>
    public bool LowerCase { get; set; } = true;

    /// <summary>Longer texts are cut to this many tokens, from 8 to 8192. Default 256.</summary>
    public int MostTokens { get; set; } = 256;

    /// <summary>Threads that one text may use, from 1. Default 1.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>True where a model is named.</summary>
    public bool IsOn => ModelPath.Length > 0 || VocabularyPath.Length > 0;

    /// <summary>What is wrong with the values; empty where nothing is.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsOn)
        {
            yield break;
        }

        foreach (var (name, path) in new[] { (nameof(ModelPath), ModelPath), (nameof(VocabularyPath), VocabularyPath) })
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

        if (MostTokens is < 8 or > 8192)
        {
            yield return $"{Section}:{nameof(MostTokens)} is {MostTokens}; it may be 8 to 8192";
        }

        if (Threads < 1)
        {
            yield return $"{Section}:{nameof(Threads)} is {Threads}; it must be at least 1";
        }
    }
}
