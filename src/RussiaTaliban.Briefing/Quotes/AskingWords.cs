using System.Collections.Frozen;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// The closed classes of English that tell a question about words from a question about the world: question words, auxiliaries, words that point at
/// something in the message, and the few verbs and nouns of saying and of being right. No message is recognised by them alone: they only settle where the
/// corpus leaves it open.
/// </summary>
internal static class AskingWords
{
    private static readonly FrozenSet<string> QuestionWords = Set("who whom whose what which when where why how");

    private static readonly FrozenSet<string> Auxiliaries = Set(
        "am is are was were be been do does did has have had can could will would shall should may might must isn aren wasn weren don doesn didn hasn haven hadn can't couldn");

    private static readonly FrozenSet<string> Pointers = Set("this that these those it following below above here");

    private static readonly FrozenSet<string> Saying = Set(
        "say says said saying write writes wrote written read reads reading state states stated quote quotes quoted quoting quotation cite cites cited citation "
        + "claim claims claimed tell tells told put puts report reported print printed publish published word words wording worded verbatim phrase line sentence");

    private static readonly FrozenSet<string> Judging = Set(
        "right correct correctly exact exactly accurate accurately true real really genuine authentic legit faithful literal literally check verify confirm");

    private static readonly FrozenSet<string> Texts = Set("article articles text piece report document interview paper source sources corpus passage paragraph story page");

    private static readonly FrozenSet<string> Small = Set(
        "a an the in on of to from for by at as with and or not there anywhere somewhere somebody anyone anybody he she they his her their its i we you your my our "
        + "please just ever so yes no");

    /// <summary>True where the words ask whether something is said or is right: a word of saying, of being right or of a text, and no question word before it.</summary>
    public static bool AskAboutWords(IReadOnlyList<string> words) =>
        words.Any(IsSayingOrRight) && !(words.Count > 0 && QuestionWords.Contains(words[0]));

    /// <summary>True for a short question about what stands beside it: “did she”, “right?”, “exact wording?”.</summary>
    public static bool AskAboutTheRest(IReadOnlyList<string> words) =>
        words.Count is > 0 and <= 6 && !words.Any(QuestionWords.Contains)
        && (words.Any(word => Saying.Contains(word) || Judging.Contains(word)) || (words.Count <= 4 && Auxiliaries.Contains(words[0]) && AreSmall(words)));

    /// <summary>True where a question word stands at the beginning, a preposition before it or not.</summary>
    public static bool AsksForAFact(IReadOnlyList<string> words) =>
        words.TakeWhile(Small.Contains).Count() is < 3 and var small && small < words.Count && QuestionWords.Contains(words[small]) && !AskForAPlace(words);

    /// <summary>True where somebody says “I” or “you”: the message is talk with the bot.</summary>
    public static bool AreTalk(IReadOnlyList<string> words) => words.Any(word => word is "i" or "me" or "my" or "you" or "your" or "please");

    public static bool IsAuxiliary(string word) => Auxiliaries.Contains(word);

    public static bool IsText(string word) => Texts.Contains(word);

    /// <summary>True where words beside a quote, in the same sentence, are no part of it: they speak of saying or of being right, or begin a question.</summary>
    public static bool StandApart(IReadOnlyList<string> words) =>
        words.Any(word => Saying.Contains(word) || Judging.Contains(word)) || (words.Count > 1 && (Auxiliaries.Contains(words[0]) || QuestionWords.Contains(words[0])));

    /// <summary>The same for words after a quote, where no question begins but the short one about it.</summary>
    public static bool FollowApart(IReadOnlyList<string> words) =>
        words.Any(word => Saying.Contains(word) || Judging.Contains(word)) || AskAboutTheRest(words);

    /// <summary>True where the words point at something in the message and ask about its words.</summary>
    public static bool PointAtWords(IReadOnlyList<string> words) =>
        words.Any(Pointers.Contains) && AskAboutWords(words) && (words.Count <= 6 || words.Any(word => Saying.Contains(word) || Texts.Contains(word)));

    /// <summary>True where it is asked in which text, or where in one, something stands.</summary>
    public static bool AskForAPlace(IReadOnlyList<string> words) =>
        words.Count > 0 && (words[0] == "where" ? words.Any(word => Texts.Contains(word) || Pointers.Contains(word) || Saying.Contains(word))
            : words[0] == "which" && words.Any(Texts.Contains));

    /// <summary>True for the first word of a question or of a request to know.</summary>
    public static bool BeginsQuestion(IReadOnlyList<string> words) => words.Count > 0 && (QuestionWords.Contains(words[0]) || Auxiliaries.Contains(words[0]));

    /// <summary>True where the first word asks for a fact.</summary>
    public static bool BeginsWithQuestionWord(IReadOnlyList<string> words) => words.Count > 0 && QuestionWords.Contains(words[0]);

    /// <summary>True where the last word introduces direct speech.</summary>
    public static bool EndsInSaying(IReadOnlyList<string> words) => words.Count > 0 && Saying.Contains(words[^1]);

    /// <summary>True where the words are nothing but small words and names of texts: “in the article”.</summary>
    public static bool AreSmall(IReadOnlyList<string> words) =>
        words.All(word => Small.Contains(word) || Texts.Contains(word) || Pointers.Contains(word) || Saying.Contains(word) || Judging.Contains(word) || Auxiliaries.Contains(word));

    private static bool IsSayingOrRight(string word) => Saying.Contains(word) || Judging.Contains(word) || Texts.Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
