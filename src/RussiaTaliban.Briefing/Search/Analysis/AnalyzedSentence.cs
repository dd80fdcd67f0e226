using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>A sentence of an <see cref="AnalyzedPassage"/>.</summary>
/// <param name="Span">Where it stands in the passage's text.</param>
/// <param name="FirstTerm">Its first term's place among the passage's terms.</param>
/// <param name="TermCount">How many terms it has; may be 0.</param>
/// <param name="Slots">What it could answer.</param>
internal readonly record struct AnalyzedSentence(TextSpan Span, int FirstTerm, int TermCount, AnswerSlots Slots);
