using RussiaTaliban.Terminal;

namespace RussiaTaliban.Benchmarks.Quality;

/// <summary>A question with what the product answered.</summary>
internal sealed record AskedQuestion(QualityQuestion Question, AnswerRecord Answer);
