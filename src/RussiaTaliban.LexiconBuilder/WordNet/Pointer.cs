namespace RussiaTaliban.LexiconBuilder.WordNet;

/// <summary>A relation of a synset.</summary>
/// <param name="Symbol">WordNet's sign for it, e.g. <c>@</c> for hypernym.</param>
/// <param name="Target">The other synset.</param>
/// <param name="FromWord">The word of this synset that it holds for, from 1; 0 for all.</param>
/// <param name="ToWord">The word of the other synset, likewise.</param>
internal sealed record Pointer(string Symbol, SynsetKey Target, int FromWord, int ToWord);
