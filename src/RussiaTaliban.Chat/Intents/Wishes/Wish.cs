using System.Text.RegularExpressions;
using NodaTime;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>
/// A message that may be a wish about deliveries: its lexemes without courtesies and without what tells only about the speaker, and which subscription
/// it points to.
/// </summary>
internal sealed partial class Wish
{
    private const int LeastNight = 6;
    private const int MaxCourtesyWords = 6;
    private const int MaxReasonWords = 20;

    private bool _leavesSome;

    private Wish(string text)
    {
        Text = text;
        Lexemes = Vocabulary.Lex(text);
        NameReplaced();
        DropStaying();
        DropIntroduction();
        DropReason();
        DropCourtesy();
        PointOut();
        WhichFails |= _leavesSome && Which is null;
        HeadAt = Lexemes.FindIndex(lexeme => !lexeme.Is("polite") && lexeme.Text is not ("," or "." or "!" or ":" or "-" or "/"));
    }

    /// <summary>The message.</summary>
    public string Text { get; }

    /// <summary>What counts of it.</summary>
    public List<Lexeme> Lexemes { get; }

    /// <summary>Where the first word stands that is no courtesy; negative where there is none.</summary>
    public int HeadAt { get; }

    /// <summary>The first word that is no courtesy.</summary>
    public Lexeme Head => Lexemes[HeadAt];

    /// <summary>The subscription that is pointed to: "the 7:30 one"; null for none.</summary>
    public SubscriptionFilter? Which { get; private set; }

    /// <summary>True if words point to one that cannot be: "the green one".</summary>
    public bool WhichFails { get; private set; }

    /// <summary>True if nothing is left of which the meaning is not known.</summary>
    public bool AllKnown => Lexemes.All(lexeme => lexeme.Tags.Count > 0 || char.IsAsciiDigit(lexeme.Text[0]));

    /// <summary>True for words that deliveries are spoken of with: the digest, it, me.</summary>
    public bool IsAddressed => Has("object") || Has("pron") || ToMe || Has("here");

    /// <summary>True if it says to whom: me, us.</summary>
    public bool ToMe => Has("me") || Lexemes.Any(lexeme => lexeme.Text.EndsWith(" me", StringComparison.OrdinalIgnoreCase) || lexeme.Text.EndsWith(" us", StringComparison.OrdinalIgnoreCase));

    /// <summary>True if it ends as a question.</summary>
    public bool IsAsked => Text.TrimEnd().EndsWith('?');

    /// <summary>The wish in a message.</summary>
    public static Wish Of(string text) => new(text);

    /// <summary>True for a sentence without a day, a time, a subject, a negation, a question, or a verb of deliveries.</summary>
    public static bool SaysNothingOfDeliveries(string sentence) => !sentence.TrimEnd().EndsWith('?') && !Vocabulary.Lex(sentence).Exists(lexeme =>
        TellsSchedule(lexeme) || lexeme.Is("part") || lexeme.Is("tomorrow") || lexeme.Is("nextweek") || lexeme.Is("today") || lexeme.Is("object") || lexeme.Is("skip") || lexeme.Is("remove") || lexeme.Is("resume")
        || lexeme.Is("month") || lexeme.Is("unit") || lexeme.Is("clock") || lexeme.Is("again") || (IsQuestion(lexeme) && !lexeme.Is("polite") && !lexeme.Is("filler")) || char.IsAsciiDigit(lexeme.Text[0]));

    /// <summary>True if a word can mean this.</summary>
    public bool Has(string concept) => Lexemes.Any(lexeme => lexeme.Is(concept));

    /// <summary>A word that questions are made of; "am" after a number is none.</summary>
    public static bool IsQuestion(Lexeme lexeme) => lexeme.Is("question") && !lexeme.Is("am");

    /// <summary>True if something is asked; "when" in a condition asks nothing.</summary>
    public bool Asks(SchedulePhrase phrase) => Lexemes.Any(lexeme => IsQuestion(lexeme) && !lexeme.Is("send") && !lexeme.Is("change") && !lexeme.Is("polite") && !lexeme.Is("filler") && !phrase.Condition.Contains(lexeme));

    /// <summary>What the words say about a schedule, those of some meanings left aside.</summary>
    public SchedulePhrase Phrase(bool pausing, params string[] taken) =>
        new PhraseReader([.. Lexemes.Skip(HeadAt).Where(lexeme => !taken.Any(lexeme.Is) || lexeme.Is("push") || lexeme.Is("pull") || lexeme.Is("about") && lexeme.Is("change") || lexeme.Is("object") && lexeme.Is("send"))], Text, pausing).Read();

    /// <summary>True if the message begins with a word of this meaning, or with a few fillers and then it.</summary>
    public bool BeginsWith(string concept, int within = 4) => Find(concept, within) >= 0;

    /// <summary>Where the word of this meaning stands that the message begins with; negative where there is none.</summary>
    public int Find(string concept, int within = 4)
    {
        for (var at = HeadAt; at < Math.Min(Lexemes.Count, HeadAt + within); at++)
        {
            var lexeme = Lexemes[at];
            if (lexeme.Is(concept))
            {
                return at;
            }

            if (IsQuestion(lexeme) || !(lexeme.Is("filler") || lexeme.Is("polite") || lexeme.Is("send") || lexeme.Is("pron") || lexeme.Is("object") || lexeme.Is("me") || lexeme.Is("comma")
                || (concept == "resume" && (lexeme.Is("change") || lexeme.Is("back") || lexeme.Is("person")))))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>An answer that asks back: nothing is done.</summary>
    /// <param name="fault">What is open.</param>
    /// <param name="words">The words at fault; null for none.</param>
    /// <param name="subscribing">True if it was a wish for a new subscription.</param>
    public Intent Asked(ScheduleFault fault, string? words = null, bool subscribing = false) => subscribing
        ? new SubscribeIntent(new ScheduleRequest(Weekdays.EveryDay, PhraseComposer.Default(null), null) { Fault = fault, FaultyWords = words })
        : new ChangeScheduleIntent(new ScheduleChange(null, null, null) { Fault = fault, FaultyWords = words }, Which);

    /// <summary>A question about what no rule accounts for.</summary>
    public Intent AskedFor(SchedulePhrase phrase, bool subscribing = false) =>
        Asked(phrase.Fault == ScheduleFault.None ? ScheduleFault.NotUnderstood : phrase.Fault, phrase.FaultyWords ?? string.Join(' ', phrase.Leftover), subscribing);

    /// <summary>A change of the subscription that is pointed to.</summary>
    public ChangeScheduleIntent Changed(ScheduleChange change) => new(change, Which);

    /// <summary>"The evening one to 7": seven in the evening, where nothing else is said.</summary>
    public LocalTime InItsPart(LocalTime time) =>
        Which?.Words is { } words && Vocabulary.Lex(words) is [var only] && !Morning().IsMatch(Text)
            && (time.Hour is >= 1 and < 12 && only.Of("part") is "evening" or "afternoon" || time.Hour is >= LeastNight and < 12 && only.Of("part") == "night") ? time.PlusHours(12) : time;

    [GeneratedRegex(@"(?<!\p{L})a\.?m(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Morning();

    /// <summary>"Wednesday, not Tuesday", "8:30 not 8:13": the second stands for what the first takes the place of.</summary>
    private void NameReplaced()
    {
        for (var at = 1; at + 1 < Lexemes.Count; at++)
        {
            var before = Lexemes[at - 1].Is("comma") && at > 1 ? Lexemes[at - 2] : Lexemes[at - 1];
            if (Lexemes[at].Text.Equals("not", StringComparison.OrdinalIgnoreCase) && ((before.Is("day") && Lexemes[at + 1].Is("day")) || (IsTime(before) && IsTime(Lexemes[at + 1]))))
            {
                Lexemes[at] = Lexemes[at] with { Tags = ["insteadof"] };
            }
        }

        static bool IsTime(Lexeme lexeme) => char.IsAsciiDigit(lexeme.Text[0]) && lexeme.Text.Contains(':', StringComparison.Ordinal);
    }

    /// <summary>
    /// "The energy one can go; China stays", "leave out Mondays, let the evening one be": a clause that says what stays as it is. Where it is left aside, the
    /// rest must point at what is meant.
    /// </summary>
    private void DropStaying()
    {
        var verb = Lexemes.FindIndex(lexeme => lexeme.Is("stays"));
        if (verb < 0)
        {
            return;
        }

        var start = Lexemes.FindLastIndex(verb, IsEdge) + 1;
        var end = Lexemes.FindIndex(verb, IsEdge) is > 0 and var edge ? edge : Lexemes.Count;
        var clause = Lexemes.GetRange(start, end - start);
        if ((start == 0 && end == Lexemes.Count) || clause.Count > MaxCourtesyWords + 2 || !clause.Exists(lexeme => lexeme.Is("single") || lexeme.Is("other") || lexeme.Tags.Count == 0)
            || clause.Exists(lexeme => char.IsAsciiDigit(lexeme.Text[0]) || lexeme.Is("neg") || lexeme.Is("stop") || lexeme.Is("pause") || lexeme.Is("add") || IsQuestion(lexeme)))
        {
            return;
        }

        Lexemes.RemoveRange(Math.Max(0, start - 1), end - Math.Max(0, start - 1));
        _leavesSome = true;

        static bool IsEdge(Lexeme lexeme) => lexeme.Is("comma") || lexeme.Is("but") || lexeme.Text is "." or "!" or ";" or ":";
    }

    private static bool TellsSchedule(Lexeme lexeme) => lexeme.Is("every") || lexeme.Is("day") || lexeme.Is("days") || lexeme.Is("only") || lexeme.Is("except") || lexeme.Is("about") || lexeme.Is("stop") || lexeme.Is("pause")
        || lexeme.Is("until") || lexeme.Is("onlynew") || lexeme.Is("when") || lexeme.Is("neg") || lexeme.Text[0] == '#';

    /// <summary>"Hello, I am a student of journalism. Please send …": who somebody is says nothing of a schedule.</summary>
    private void DropIntroduction()
    {
        var stop = Lexemes.FindIndex(lexeme => lexeme.Text is "." or "!");
        if (stop > 0 && stop < Lexemes.Count - 2 && (Lexemes[0].Is("polite") || Lexemes[0].Is("away") || Lexemes[0].Is("person"))
            && !Lexemes.Take(stop).Any(lexeme => TellsSchedule(lexeme) || lexeme.Is("object") || IsQuestion(lexeme) && !lexeme.Is("am") || char.IsAsciiDigit(lexeme.Text[0])))
        {
            Lexemes.RemoveRange(0, stop + 1);
        }
    }

    /// <summary>"I begin at six so please …", "…, because we meet at nine": a reason says nothing of a schedule, as long as it names no days.</summary>
    private void DropReason()
    {
        var so = Lexemes.FindIndex(lexeme => lexeme.Is("so"));
        if (so > 1 && so <= MaxReasonWords && so < Lexemes.Count - 1 && IsReason(Lexemes.Take(so)))
        {
            Lexemes.RemoveRange(0, so + 1);
        }

        var because = Lexemes.FindIndex(lexeme => lexeme.Is("because"));
        if (because > 0 && Lexemes.Count - because <= MaxReasonWords && Lexemes.Count - because > 2 && IsReason(Lexemes.Skip(because + 1)))
        {
            Lexemes.RemoveRange(because, Lexemes.Count - because);
        }

        // "12 hours later please, I've gone on nights"
        var clause = Lexemes.FindLastIndex(lexeme => lexeme.Is("comma") || lexeme.Text is ".");
        if (clause > 1 && Lexemes.Count - clause is > 3 and <= MaxReasonWords && (Lexemes[clause + 1].Is("person") || Lexemes[clause + 1].Is("its")) && IsReason(Lexemes.Skip(clause + 1)) && Lexemes.Skip(clause + 1).Any(lexeme => lexeme.Tags.Count == 0))
        {
            Lexemes.RemoveRange(clause, Lexemes.Count - clause);
        }

        static bool IsReason(IEnumerable<Lexeme> words)
        {
            var clause = words.SkipWhile(lexeme => lexeme.Is("polite")).ToList();
            return clause.Count > 1
                && (clause[0].Is("person") || clause[0].Is("possess") || clause[0].Is("away") || clause[0].Is("pron") || clause[0].Is("its"))
                && !clause.Exists(IsOfTheWish);
        }

        static bool IsOfTheWish(Lexeme lexeme) =>
            TellsSchedule(lexeme) || lexeme.Is("object") || lexeme.Is("tomorrow") || lexeme.Is("overmorrow") || lexeme.Is("nextweek") || lexeme.Is("month") || lexeme.Is("moved") || lexeme.Is("restdays")
            || (lexeme.Is("send") && !lexeme.Is("have")) || (lexeme.Is("from") && !lexeme.Is("begin"));
    }

    /// <summary>What follows a thank-you and says nothing of a schedule is a name or a courtesy.</summary>
    private void DropCourtesy()
    {
        var closing = Lexemes.FindIndex(Math.Min(1, Math.Max(0, Lexemes.Count - 1)), lexeme => lexeme.Is("closing"));
        if (closing > 0 && Lexemes.Count - closing <= MaxCourtesyWords && !Lexemes.Skip(closing + 1).Any(lexeme => TellsSchedule(lexeme) || char.IsAsciiDigit(lexeme.Text[0])))
        {
            Lexemes.RemoveRange(closing, Lexemes.Count - closing);
        }
    }

    /// <summary>Takes out "the 7:30 one", "the first one", the number of "stop 2".</summary>
    private void PointOut()
    {
        var (start, end) = Pointer();
        if (end > start)
        {
            var words = Text[Lexemes[start].Start..Lexemes[end - 1].End];
            words = words.EndsWith("'s", StringComparison.Ordinal) || words.EndsWith("’s", StringComparison.Ordinal) ? words[..^2] : words;
            var isSingle = end < Lexemes.Count && IsOne(Lexemes[end]) && !Lexemes[end].Text.EndsWith('s');
            Which = SubscriptionFilter.Read(words) is { } read ? read with { IsSingle = isSingle } : null;
            WhichFails = Which is null;
            if (start > 1 && IsOne(Lexemes[start - 2]) && Lexemes[start - 1].Is("about"))
            {
                (Which, WhichFails) = (SubscriptionFilter.About(words), false);
                Lexemes.RemoveRange(start - 2, end - start + 2);
                return;
            }

            Lexemes.RemoveRange(start, Math.Min(end - start + (end < Lexemes.Count && IsOne(Lexemes[end]) ? 1 : 0), Lexemes.Count - start));
        }
    }

    private static bool IsOne(Lexeme lexeme) => lexeme.Is("single") || lexeme.Text.Equals("thing", StringComparison.OrdinalIgnoreCase);

    /// <summary>"The sanctions one", "the purple thing": whatever stands before it points. "The purple digest" may be a wish for one that there is not.</summary>
    private static bool IsNoName(Lexeme lexeme) => lexeme.Text.ToLowerInvariant() is "one" or "ones" or "thing";

    private (int Start, int End) Pointer()
    {
        var one = Lexemes.FindIndex(IsOne);
        if (one > 0)
        {
            var start = one;
            while (start > 0 && (Points(Lexemes[start - 1]) || (IsNoName(Lexemes[one]) && Lexemes[start - 1].Tags.Count == 0)))
            {
                start--;
            }

            var determined = start > 0 && Lexemes[start - 1].Is("the");
            var words = start < one ? Lexemes.Skip(start).Take(one - start).ToList() : [];
            if (one + 2 < Lexemes.Count && one > 0 && Lexemes[one - 1].Is("the") && Lexemes[one + 1].Is("about") && Lexemes[one + 2].Tags.Count == 0)
            {
                // "the one about energy"
                var last = one + 2;
                while (last + 1 < Lexemes.Count && Lexemes[last + 1].Tags.Count == 0)
                {
                    last++;
                }

                return (one + 2, last + 1);
            }

            if (determined && (start > 1 || (start == 1 && one + 1 < Lexemes.Count && (Lexemes[one + 1].Is("remove") || Lexemes[one + 1].Is("stop") || Lexemes[one + 1].Is("toomuch")))) && words.Count > 0 && !words.Any(word => word.Is("next") || word.Is("possessive")))
            {
                return (start, one);
            }
        }

        // "change Friday's to 4 pm"
        if (Lexemes.Count > 2 && Lexemes[0].Is("change") && Lexemes.FindIndex(1, Math.Min(2, Lexemes.Count - 1), lexeme => lexeme.Is("possessive") && lexeme.Is("day")) is > 0 and var owner)
        {
            return (owner, owner + 1);
        }

        // "stop 2", "pause number 1", "stop the 8:00"
        return Lexemes.Count >= 2 && (Lexemes[0].Is("stop") || Lexemes[0].Is("pause") || Lexemes[0].Is("resume")) && char.IsAsciiDigit(Lexemes[^1].Text[0]) && Lexemes[^1].Text.Length <= 2
            && Lexemes.Skip(1).SkipLast(1).All(lexeme => lexeme.Text.ToLowerInvariant() is "number" or "no" or "#" or "the" or ".")
            ? (Lexemes.Count - 1, Lexemes.Count)
            : (0, 0);

        static bool Points(Lexeme lexeme) => lexeme.Is("day") || lexeme.Is("days") || lexeme.Is("ord") || lexeme.Is("oclock") || lexeme.Is("am") || lexeme.Is("pm") || lexeme.Is("clock")
            || (lexeme.Is("part") && !lexeme.Text.Contains(' ', StringComparison.Ordinal)) || char.IsAsciiDigit(lexeme.Text[0]) || (lexeme.Tags.Count == 0 && char.IsUpper(lexeme.Text[0]));
    }
}
