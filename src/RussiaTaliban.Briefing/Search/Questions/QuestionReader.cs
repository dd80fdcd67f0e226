using System.Text;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Expansion;
using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Questions;

/// <summary>Reads a question: which of its words ask, which words of the corpus would meet them, and how much each tells.</summary>
internal sealed class QuestionReader
{
    /// <summary>A question of more words is read by its most telling ones, so that a pasted page costs no more than a sentence.</summary>
    public const int MaxTerms = 24;

    private const int FormLength = ReadQuestion.FormLength;

    /// <summary>A text of more words, or of more characters, is pasted, not typed: its spelling is left alone.</summary>
    private const int MaxMendedWords = 60;
    private const int MaxMendedCharacters = 1000;

    /// <summary>Beyond this many characters a question is a page; the rest is not read.</summary>
    private const int MaxCharacters = 40_000;

    /// <summary>How much a word tells at least, by the corpus alone: one that stands everywhere still binds a sentence to the question.</summary>
    private const double LeastIdf = 0.01;

    private readonly int _passages;
    private readonly CorpusVocabulary _vocabulary;
    private readonly TermAnalyzers _analyzers;
    private readonly RelatedWords _related;
    private readonly WordKnowledge? _knowledge;
    private readonly SpellingRepair? _spelling;
    private readonly SearchOptions _options;
    private readonly MatchWeights _weights;

    public QuestionReader(int passages, CorpusVocabulary vocabulary, TermAnalyzers analyzers, WordKnowledge? knowledge, SearchOptions options, MatchWeights weights)
    {
        _passages = passages;
        _vocabulary = vocabulary;
        _analyzers = analyzers;
        _knowledge = knowledge;
        _options = options;
        _weights = weights;
        _related = new RelatedWords(vocabulary, analyzers.Questions, knowledge, options, weights);
        _spelling = knowledge is not null && options is { SpellingRepair: true, PlainBm25: false } ? new SpellingRepair(vocabulary, knowledge, analyzers.Asked) : null;
    }

    /// <summary>Reads a question in its conversation.</summary>
    public ReadQuestion Read(Question question)
    {
        var alone = Read(question.Text);
        if (!_options.FollowUps || _options.PlainBm25 || question.Earlier.Count == 0
            || FollowUpReader.Read(alone.Text) is var follow && follow == FollowUp.None
            || FollowUpReader.Subject(question.Earlier) is not { } subject)
        {
            return _options.PlainBm25 || _knowledge is null ? alone : alone with { Parts = Parts(alone.Text) };
        }

        return Complete(alone, Read(subject), follow);
    }

    /// <summary>The parts of a question; what all of them ask with tells none from the others and counts less.</summary>
    private List<ReadQuestion> Parts(string question)
    {
        var parts = new List<ReadQuestion>();
        foreach (var part in QuestionParts.Read(question))
        {
            var read = Read(part.Text);
            parts.Add(part.Leans && parts.Count > 0 ? Complete(read, parts[^1], FollowUp.Continues) : read);
        }

        return parts.Count < 2 ? [] : parts.ConvertAll(part => part with { Terms = new QuestionTerms([.. part.Terms.Terms.Select(Weighed)]) });

        QuestionTerm Weighed(QuestionTerm term) =>
            parts.TrueForAll(part => part.Terms.Terms.Any(other => other.Stem == term.Stem)) ? term with { Idf = term.Idf * _weights.Common } : term;
    }

    /// <summary>Adds what the question before asked with, less what the new one puts in its place.</summary>
    private ReadQuestion Complete(ReadQuestion alone, ReadQuestion subject, FollowUp follow)
    {
        var own = alone.Terms.Terms;
        var carried = subject.Terms.Terms.Where(term => own.All(other => other.Stem != term.Stem)).ToList();
        if (follow == FollowUp.Replaces && own.Any(term => term.Country is not null || char.IsUpper(term.Asked[0])) && carried.Find(term => term.Country is not null) is { } replaced)
        {
            carried.RemoveAll(term => term.Country == replaced.Country);
        }

        var weight = own.Count == 0 ? 1 : follow == FollowUp.Replaces ? _weights.Repeated : _weights.Carried;
        var terms = own.Concat(carried.Select(term => term with { Idf = term.Idf * weight })).ToList();
        return new ReadQuestion($"{alone.Text} ({subject.Text})", true, new QuestionTerms(terms), Vector(own.Concat(carried)), follow == FollowUp.Replaces && alone.AskedFor == AnswerSlots.None ? subject.AskedFor : alone.AskedFor);
    }

    private ReadQuestion Read(string question)
    {
        var text = question.Length > MaxCharacters ? question[..MaxCharacters] : question;
        var other = _options.PlainBm25 ? null : _analyzers.ForQuestion(text);
        var mended = other is null ? Mend(text) : text;
        var analyzed = (other ?? _analyzers.Questions).Analyze(mended);
        var asking = MaxTelling(analyzed);
        var synonyms = _options.PlainBm25 ? [] : _analyzers.Asked?.Find(mended, analyzed) ?? [];
        var terms = asking.ConvertAll(term => Understand(mended, term, Country(analyzed, term), [.. Synonyms(analyzed, synonyms, term.Word)], analyzed, other is not null));
        return new ReadQuestion(mended, mended != text, new QuestionTerms(terms), Vector(terms), AskedFor.Read(Form(mended)));
    }

    private float[] Vector(IEnumerable<QuestionTerm> terms) =>
        _knowledge is null || !_options.Vectors || _options.PlainBm25 ? [] : _knowledge.Sentences.Of(terms.Select(term => term.Folded));

    private string Mend(string text)
    {
        if (_spelling is null || text.Length > MaxMendedCharacters)
        {
            return text;
        }

        StringBuilder? mended = null;
        var copied = 0;
        var words = WordReader.Read(text);
        foreach (var word in words.Count > MaxMendedWords ? [] : words)
        {
            if (_spelling.Mend(word) is { } meant)
            {
                mended ??= new StringBuilder(text.Length);
                mended.Append(text, copied, word.Start - copied).Append(meant);
                copied = word.End;
            }
        }

        return mended is null ? text : mended.Append(text, copied, text.Length - copied).ToString();
    }

    private QuestionTerm Understand(string question, AnalyzedTerm term, string? country, IReadOnlyList<SynonymMatch> synonyms, IReadOnlyList<AnalyzedTerm> analyzed, bool isOther)
    {
        var word = term.Word;

        // What is known of English words says nothing of those of another language.
        var related = !isOther ? _related.Of(word.Folded) : _vocabulary.ContainsStem(term.Stem) ? [new RelatedStem(term.Stem, 1, Relations.SameWord)] : [];
        if (country is not null && _vocabulary.ContainsStem(country))
        {
            related = [.. related, new RelatedStem(country, _weights.Country, Relations.SameCountry)];
        }

        // Before the others: of a word that is like many, the first stage walks only so many.
        related = synonyms.Count == 0 ? related : [.. synonyms.Select(match => new RelatedStem(match.Stem, _weights.Synonym, Relations.CorpusSynonym)), .. related];

        foreach (var other in _analyzers.Others)
        {
            if (other.Stem(word.Folded) is var stem && stem != term.Stem && _vocabulary.ContainsStem(stem))
            {
                related = [.. related, new RelatedStem(stem, 1, Relations.SameWord)];
            }
        }

        var idf = Idf(term, related, country is not null) * (word.Start < FormLength && AskedFor.IsNounAt(Form(question), word.Start) ? _weights.SlotNoun : 1);
        return new QuestionTerm(question.Substring(word.Start, word.Length), word.Folded, term.Stem, idf, related)
        {
            Country = country,
            SynonymOf = synonyms is [var phrase, ..] ? question[analyzed[phrase.First].Word.Start..analyzed[phrase.Last].Word.End] : null,
            OpensSentence = word.Start == 0,
        };
    }

    /// <summary>The synonyms of the corpus that a word is part of, and that a passage could meet.</summary>
    private IEnumerable<SynonymMatch> Synonyms(IReadOnlyList<AnalyzedTerm> analyzed, IReadOnlyList<SynonymMatch> synonyms, Word word) =>
        synonyms.Where(match => analyzed[match.First].Word.Start <= word.Start && word.End <= analyzed[match.Last].Word.End && _vocabulary.ContainsStem(match.Stem));

    /// <summary>The country that a phrase names in which the word stands; null if there is none.</summary>
    private string? Country(IReadOnlyList<AnalyzedTerm> terms, AnalyzedTerm word)
    {
        if (_options.Countries && !_options.PlainBm25)
        {
            foreach (var term in terms)
            {
                if (term.IsCountry && term.Word.Start <= word.Word.Start && term.Word.End >= word.Word.End)
                {
                    return term.Stem;
                }
            }
        }

        return null;
    }

    private double Idf(AnalyzedTerm term, IReadOnlyList<RelatedStem> related, bool isCountry)
    {
        var local = LocalIdf(term.Stem, related, isCountry ? 1 : _weights.SoftIdf);
        return _knowledge is not null && _options is { BackgroundFrequency: true, PlainBm25: false }
            ? Math.Sqrt(Math.Max(LeastIdf, local) * BackgroundIdf(_knowledge.Words, term.Word.Folded))
            : Math.Max(LeastIdf, local);
    }

    /// <summary>By the language at large; a British spelling tells no more than the American one.</summary>
    private static double BackgroundIdf(WordTable words, string folded) =>
        Math.Min(words.BackgroundIdf(folded), words.BackgroundIdf(BritishSpelling.ToAmerican(folded)));

    /// <summary>
    /// By the corpus: of the word itself, else of what meets it, else of a word that stands nowhere. A word whose relatives stand everywhere tells
    /// little even where it is rare itself: half of its idf is that of all that meet it.
    /// </summary>
    private double LocalIdf(string stem, IReadOnlyList<RelatedStem> related, double softness)
    {
        if (related.Count == 0)
        {
            return Bm25.Idf(_passages, 0);
        }

        var best = 0.0;
        var strongest = 0.0;
        var soft = 0.0;
        foreach (var other in related)
        {
            var passages = _vocabulary.Passages(other.Stem);
            best = Math.Max(best, other.Weight * Bm25.Idf(_passages, passages));
            strongest = Math.Max(strongest, other.Weight);
            soft += other.Weight * other.Weight * passages;
        }

        var own = _vocabulary.ContainsStem(stem) ? Bm25.Idf(_passages, _vocabulary.Passages(stem)) : best / strongest;
        return ((1 - softness) * own) + (softness * Math.Log(1 + ((_passages - Math.Min(soft, _passages) + 0.5) / (soft + 0.5))));
    }

    /// <summary>The part of a question whose form is read.</summary>
    private static string Form(string question) => question.Length > FormLength ? question[..FormLength] : question;

    /// <summary>The different words that ask, in order; of a page those that the corpus has and that are rarest there.</summary>
    private List<AnalyzedTerm> MaxTelling(IReadOnlyList<AnalyzedTerm> analyzed)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var asking = analyzed.Where(term => term.IsWord && !FunctionWords.CarriesQuestion(term.Word.Folded) && seen.Add(term.Stem)).ToList();
        if (asking.Count <= MaxTerms)
        {
            return asking;
        }

        return [.. asking
            .OrderByDescending(term => _vocabulary.ContainsStem(term.Stem))
            .ThenBy(term => _vocabulary.Passages(term.Stem))
            .Take(MaxTerms)
            .OrderBy(term => term.Word.Start)];
    }
}
