namespace RussiaTaliban.Briefing.Text;

/// <summary>One word of a text in the form in which words are compared.</summary>
/// <param name="Folded">Lower case, without accents, possessive endings and inner marks: <c>U.S.</c> is <c>usa</c>, <c>Taliban’s</c> is <c>taliban</c>. Never empty.</param>
/// <param name="Start">Where it starts in the text, in UTF-16 code units.</param>
/// <param name="Length">How many code units of the text it covers.</param>
/// <param name="Shape">How it was written.</param>
internal readonly record struct Word(string Folded, int Start, int Length, WordShape Shape)
{
    /// <summary>The first code unit after the word.</summary>
    public int End => Start + Length;
}
