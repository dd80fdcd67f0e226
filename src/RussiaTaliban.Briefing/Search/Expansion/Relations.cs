using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.Briefing.Search.Expansion;

/// <summary>How two words are related, in the wording shown to users.</summary>
internal static class Relations
{
    public const string SameWord = "same word";
    public const string SameRoot = "same root";
    public const string SameCountry = "same country";
    public const string CorpusSynonym = "synonym of this corpus";
    public const string SimilarUse = "similar use";
    public const string PartOfWord = "part of the word";
    public const string SpelledAlike = "spelled alike";
    public const string SameSound = "same sound in another language";
    public const string SameNumber = "same number";

    /// <summary>The name of a dictionary relation.</summary>
    public static string Name(RelationKind kind) => kind switch
    {
        RelationKind.Synonym => "synonym",
        RelationKind.Derivation or RelationKind.BaseForm => SameRoot,
        RelationKind.Hypernym => "wider word",
        RelationKind.Hyponym => "narrower word",
        RelationKind.Similar => "similar sense",
        RelationKind.Part => "part or whole",
        RelationKind.Entailment => "brings about",
        RelationKind.Gloss => "in its definition",
        RelationKind.Spelling => "other spelling",
        _ => SimilarUse,
    };
}
