using System.Collections.Frozen;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// The closed classes of English that tell a question about words from a question about the world: question words, auxiliaries, words that point, persons of
/// the talk, and the stems of saying, of being right and of texts. No message is recognised by them alone: they settle what the corpus leaves open. All words
/// are given in small letters.
/// </summary>
internal static class AskingWords
{
    /// <summary>How many words of the world a question about words may hold: “does this sentence appear in the Beacon piece”.</summary>
    private const int MaxContent = 3;

    /// <summary>Up to so many words, a question word asks wherever it stands: “because of whom”, “well, how do you”.</summary>
    private const int ShortQuestion = 4;

    private static readonly FrozenSet<string> QuestionWords = Set("who whom whose what which when where why how");

    private static readonly FrozenSet<string> Auxiliaries = Set(
        "am is are was were be been do does did has have had can could will would shall should may might must isn aren wasn weren don doesn didn hasn haven hadn couldn");

    private static readonly FrozenSet<string> Pointers = Set("this that these those it following below above here");

    private static readonly FrozenSet<string> Persons = Set("i me my mine we us our ours you your yours please thanks");

    private static readonly FrozenSet<string> Courtesies = Set("please pls plz thanks thank thx tx ty ta cheers kindly");

    private static readonly FrozenSet<string> Agreeing = Set("ok okay fine yes no so");

    private static readonly FrozenSet<string> Small = Set(
        "a an the any in on of to from for by at as with and or if whether like there anywhere somewhere somebody someone anyone anybody he she they him her them his their its one so yes no ok okay fine just ever s t m d ll re ve");

    private static readonly FrozenSet<string> Saying = Set("say said write wrote written read stated stating quote cite copy claim tell told go print word line sentence verbatim");

    private static readonly FrozenSet<string> Telling = Set("say said write wrote written read stated stating claim");

    private static readonly FrozenSet<string> Wording = Set("quote word line sentence verbatim");

    private static readonly FrozenSet<string> Standing = Set("come find found");

    private static readonly FrozenSet<string> Right = Set("right correct exact accurate true real genuine authentic legit faithful literal wrong fake check verify confirm match compare mistake");

    private static readonly FrozenSet<string> Texts = Set("article text piece report document interview paper source corpus passage paragraph story page essay original");

    private static readonly FrozenSet<string> Requests = Set("explain describe define summarize translate rephrase rewrite turn ignore prove show give write find");

    public static bool IsAuxiliary(string word) => Auxiliaries.Contains(word);

    public static bool IsText(string word) => IsOf(Texts, word);

    /// <summary>True for a word that names words: “sentence”, “wording”, “verbatim”.</summary>
    public static bool IsWording(string word) => IsOf(Wording, word);

    /// <summary>True if a word introduces what was said: a verb of saying that is hardly anything else, or a name of words.</summary>
    public static bool Introduces(string word) => IsOf(Telling, word) || IsWording(word);

    /// <summary>True if a word speaks of saying, of being right or of a text.</summary>
    public static bool IsAboutWords(string word) => IsOf(Saying, word) || IsOf(Right, word) || IsOf(Texts, word);

    /// <summary>True for words of the closed classes: they say nothing about the world.</summary>
    public static bool IsClosed(string word) =>
        Small.Contains(word) || Courtesies.Contains(word) || Auxiliaries.Contains(word) || Pointers.Contains(word) || Persons.Contains(word) || QuestionWords.Contains(word) || IsAboutWords(word) || IsOf(Standing, word);

    /// <summary>True for a word that points at something: “this”, “it”.</summary>
    public static bool IsPointer(string word) => Pointers.Contains(word);

    /// <summary>True if the words only thank or ask kindly.</summary>
    public static bool AreCourtesies(IReadOnlyList<string> words) => words.Count > 0 && words.All(Courtesies.Contains);

    /// <summary>True if the words only ask for a nod: “…, ok?”. They ask about words that the corpus knows, and about nothing else.</summary>
    public static bool AskForANod(IReadOnlyList<string> words) => words.Count > 0 && words.All(Agreeing.Contains);

    /// <summary>True if a word names words and the next one says what they are about or whose they are: “a quote on …”, “lines by …”.</summary>
    public static bool NamesWordsAbout(IReadOnlyList<string> words, int at) => at + 1 < words.Count && IsWording(words[at]) && words[at + 1] is "on" or "about" or "of" or "by" or "regarding" or "concerning";

    /// <summary>True if at most two words speak of the world.</summary>
    public static bool AreNearlyClosed(IEnumerable<string> words) => words.Count(word => !IsClosed(word)) <= 2;

    /// <summary>True if a word points at something, “it” aside.</summary>
    public static bool PointOut(IEnumerable<string> words) => words.Any(word => word != "it" && Pointers.Contains(word));

    /// <summary>True if all words are of the closed classes: “is that in the article”.</summary>
    public static bool AreClosed(IEnumerable<string> words) => words.All(IsClosed);

    /// <summary>True if a word of saying, of being right or of a text is among them, and no fact is asked for.</summary>
    public static bool AskAboutWords(IReadOnlyList<string> words) => words.Any(IsAboutWords) && !AsksForAFact(words);

    /// <summary>True for a short question about what stands beside it: “did she”, “right?”, “exact wording?”.</summary>
    public static bool AskAboutTheRest(IReadOnlyList<string> words) =>
        words.Count is > 0 and <= 6 && !AsksForAFact(words)
        && (words.Any(word => IsOf(Saying, word) || IsOf(Right, word)) || (words.Count <= 5 && Auxiliaries.Contains(words[0]) && AreClosed(words)));

    /// <summary>True if the words point at something in the message and ask about its words, and hardly speak of anything else.</summary>
    public static bool PointAtWords(IReadOnlyList<string> words) =>
        (PointOut(words) || (words.Contains("it") && (AreTalk(words) || BeginsQuestion(words)))) && words.Any(IsAboutWords) && words.Count(word => !IsClosed(word)) <= MaxContent;

    /// <summary>True if the words ask about what stands beside them, in one of the three ways.</summary>
    public static bool AskAboutIt(IReadOnlyList<string> words) => (PointAtWords(words) && !AsksForAFact(words)) || AskForAPlace(words) || AskAboutTheRest(words);

    /// <summary>True if it is asked in which text, or where in one, something stands.</summary>
    public static bool AskForAPlace(IReadOnlyList<string> words) =>
        words.Count > 0 && (words[0] == "where" ? words.Count(word => !IsClosed(word)) <= (words.Any(Pointers.Contains) ? 1 : 0) || words.Any(word => IsOf(Texts, word) || IsOf(Saying, word))
            : words[0] == "which" ? words.Take(4).Any(IsText)
            : words[0] == "what" && words.Count > 1 && IsText(words[1]) && AreClosed(words));

    /// <summary>True if a fact is asked for: a question word at the beginning, but for a question about the words beside it.</summary>
    public static bool AsksForAFact(IReadOnlyList<string> words)
    {
        var small = words.Count <= ShortQuestion && words.Any(QuestionWords.Contains) ? words.TakeWhile(word => !QuestionWords.Contains(word)).Count() : words.TakeWhile(Small.Contains).Count();
        if ((small > 2 && words.Count > ShortQuestion) || small == words.Count || !QuestionWords.Contains(words[small]))
        {
            return false;
        }

        var question = words.Skip(small).ToList();
        return !AskForAPlace(question) && question is not ["what" or "how", "about"] && !(question[0] is "what" or "how" && question.Exists(word => IsOf(Right, word)) && PointAtWords(question));
    }

    /// <summary>True for a question or a request that is no question about words: its first word asks, and it speaks of the world.</summary>
    public static bool AsksOfTheWorld(IReadOnlyList<string> words) =>
        words.Count > 0 && (AsksForAFact(words) || (Requests.Contains(words[0]) && !PointAtWords(words)) || (Auxiliaries.Contains(words[0]) && !words.Any(IsAboutWords) && !AreClosed(words) && !(words.Count <= 5 && Pointers.Contains(words[1]))));

    /// <summary>True if somebody of the talk is among the words.</summary>
    public static bool AreTalk(IEnumerable<string> words) => words.Any(Persons.Contains);

    /// <summary>True for a word that asks, wherever it stands.</summary>
    public static bool IsQuestionWord(string word) => QuestionWords.Contains(word);

    /// <summary>True for the first word of a question.</summary>
    public static bool BeginsQuestion(IReadOnlyList<string> words) => words.Count > 0 && (QuestionWords.Contains(words[0]) || Auxiliaries.Contains(words[0]));

    /// <summary>True if the first word asks somebody to do something.</summary>
    public static bool BeginsRequest(IReadOnlyList<string> words) => words.Count > 0 && Requests.Contains(words[0]);

    /// <summary>True if the words ask that what stands beside them be found: “find me”, “prove that … is in there”.</summary>
    public static bool AskToFind(IReadOnlyList<string> words) => words.Count > 0 && words[0] is "find" or "show" or "prove" && AreClosed(words.Skip(1));

    /// <summary>True if the last word introduces direct speech.</summary>
    public static bool EndsInSaying(IReadOnlyList<string> words) => words.Count > 0 && IsOf(Saying, words[^1]);

    /// <summary>True if words that follow “says” are no statement: “why …”, “anything about …”.</summary>
    public static bool BeginsNoStatement(IReadOnlyList<string> words) => words.Count == 0 || words[0] is "whether" or "if" or "about" || QuestionWords.Contains(words[0]);

    /// <summary>True if a small word leads from “says” to what is said.</summary>
    public static bool LeadsOn(string word) => word is "that" or "as" or "if" or "whether" or "like" or "how" or "it" or "so" or "anywhere" or "somewhere" or "there" or "here" or "something" || Auxiliaries.Contains(word) || Persons.Contains(word);

    /// <summary>True for a word with which a question about what stands before it can begin: “is that …”, “this is …”, “verbatim …”.</summary>
    public static bool BeginsTag(string word) => Auxiliaries.Contains(word) || Pointers.Contains(word) || IsAboutWords(word);

    /// <summary>True if words after a quote ask about it, or say who said it.</summary>
    public static bool FollowApart(IReadOnlyList<string> words) => words.Any(word => IsOf(Saying, word) || IsOf(Right, word)) || AskAboutTheRest(words) || AskForANod(words) || (words.Any(IsText) && AreClosed(words));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True if a word, or the stem of its regular forms, is of a class: “quoted”, “misquoted”, “exactly”, “sentences”, “verified”.</summary>
    private static bool IsOf(FrozenSet<string> stems, string word)
    {
        word = word.StartsWith("mis", StringComparison.Ordinal) && word.Length > 6 ? word[3..] : word;
        return stems.Contains(word) || Endings.Any(ending => word.EndsWith(ending.Of, StringComparison.Ordinal) && word.Length > ending.Of.Length + 1 && stems.Contains(word[..^ending.Of.Length] + ending.Stem));
    }

    private static readonly (string Of, string Stem)[] Endings = [("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ly", ""), ("ly", "le")];
}
