namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>How one word relates to another; half a byte in the relations file, so never renumbered.</summary>
internal enum RelationKind : byte
{
    /// <summary>They can mean the same: <c>prompt</c>, <c>inspire</c>.</summary>
    Synonym = 0,

    /// <summary>One is formed from the other: <c>recognise</c>, <c>recognition</c>; <c>Russian</c>, <c>Russia</c>.</summary>
    Derivation = 1,

    /// <summary>The other is the wider word: <c>embassy</c>, <c>building</c>.</summary>
    Hypernym = 2,

    /// <summary>The other is the narrower word: <c>weapon</c>, <c>gun</c>.</summary>
    Hyponym = 3,

    /// <summary>Adjectives of much the same sense: <c>official</c>, <c>formal</c>.</summary>
    Similar = 4,

    /// <summary>Part, member or whole of the other: <c>Kabul</c>, <c>Afghanistan</c>.</summary>
    Part = 5,

    /// <summary>Verbs where one brings about or includes the other: <c>kill</c>, <c>die</c>.</summary>
    Entailment = 6,

    /// <summary>The opposite: <c>weaken</c>, <c>strengthen</c>. Never counted as a match.</summary>
    Antonym = 7,

    /// <summary>The other stands in the dictionary's explanation of the word.</summary>
    Gloss = 8,

    /// <summary>The same word spelled otherwise: <c>recognise</c>, <c>recognize</c>; <c>Taleban</c>, <c>Taliban</c>.</summary>
    Spelling = 9,

    /// <summary>The other is the word's base form, irregularly formed: <c>sought</c>, <c>seek</c>.</summary>
    BaseForm = 10,

    /// <summary>Only the word vectors say that the two are close.</summary>
    Neighbour = 11,
}
