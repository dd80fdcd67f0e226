using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <summary>
/// A wish as the listener hears it. What the grammar has read to the last word, and the listener hears alike, is done. What they read differently, and what only the listener
/// hears, is offered with yes or no; what can do no harm is done. Where it may be a question as well, the articles are asked first: what they answer was one.
/// </summary>
internal static class SensedWish
{
    /// <summary>The listener was taught English: from this share of other letters on it is not asked.</summary>
    private const double MaxForeign = 0.2;

    private const int MaxLength = 600;

    /// <summary>From this share of all likelihood on a kind is taken at its word.</summary>
    private const double ClearKind = 0.7;

    /// <summary>Up to this likelihood of a quote to check, a message that nothing in the corpus comes near is a wish.</summary>
    private const double MaxDoubt = 0.2;

    /// <summary>The intent; null where what the grammar made of it stands.</summary>
    /// <param name="read">What the grammar made of it.</param>
    /// <param name="text">The message.</param>
    /// <param name="articles">The slugs of the articles that are asked; empty for all.</param>
    /// <param name="searcher">Whose listener is asked.</param>
    public static Intent? Read(Intent read, string text, IReadOnlyList<string> articles, Searcher searcher)
    {
        var isWish = read is SubscribeIntent or ChangeScheduleIntent or PauseIntent or ResumeIntent or StopIntent or WatchIntent or SubscriptionsIntent;
        var isRefused = read is SmallTalkIntent { Kind: SmallTalkKind.Unclear or >= SmallTalkKind.CannotWrite };
        if (!(isWish || isRefused || read is AskIntent { Skip: 0 } or CheckQuoteIntent or WishAnswerIntent) || text.Length > MaxLength || IsForeign(text) || searcher.Listener is not { } listener)
        {
            return null;
        }

        var heard = listener.Hear(text);
        var (kind, share) = KindOf(heard);
        if (isWish)
        {
            return Weighed(read, heard, kind, share, text, listener.Thresholds);
        }

        if (share < listener.Thresholds.Likely)
        {
            return Checked(read, text, heard, articles, searcher);
        }

        var isSure = share >= listener.Thresholds.Sure;
        if ((read is CheckQuoteIntent check && (heard.ShareOf("check") > MaxDoubt || !IsAbsent(check, searcher))) || (isRefused && !isSure))
        {
            return null;
        }

        if (read is WishAnswerIntent answer)
        {
            return answer with { Else = Heard(kind, heard, text, isSure) };
        }

        if (!isSure && (searcher.Ask(new Question(text) { Articles = articles }).Outcome == AnswerOutcome.Answered || IsNothingButQuestion(kind, heard, text)))
        {
            return null;
        }

        // What is no clear wish and asks something, asks the articles.
        return Heard(kind, heard, text, isSure) ?? (!isSure && !IsClear(kind, heard) && Readings.Asks(text) ? null : HeardWish.Unclear());
    }

    /// <summary>What a message of a kind comes to; null where its parts make no wish of this kind, or there is no listener.</summary>
    public static Intent? Meant(WishKind kind, string text, IMessageListener? listener) => listener is null ? null : HeardWish.Compose(kind, listener.Hear(text), text);

    /// <summary>The wish for the subscription that is pointed to, where it points to none itself.</summary>
    public static Intent At(Intent intent, SubscriptionFilter which) => intent switch
    {
        StopIntent { Which: null } stop => stop with { Which = which, IsOne = false },
        PauseIntent { Which: null } pause => pause with { Which = which },
        ResumeIntent { Which: null } resume => resume with { Which = which },
        ChangeScheduleIntent { Which: null } change => change with { Which = which },
        _ => intent,
    };

    internal static bool IsForeign(string text) => text.Count(char.IsLetter) is var letters && (letters == 0 || text.Count(sign => char.IsLetter(sign) && sign > 'ɏ') > MaxForeign * letters);

    /// <summary>The likeliest kind of wish, and how likely it is that the message is a wish at all.</summary>
    private static (WishKind Kind, double Share) KindOf(HeardMessage heard)
    {
        var wishes = heard.Kinds.Where(kind => kind.Key is not ("none" or "check")).ToList();
        return (Enum.Parse<WishKind>(wishes.MaxBy(kind => kind.Value).Key, ignoreCase: true), wishes.Sum(kind => kind.Value));
    }

    private static bool IsClear(WishKind kind, HeardMessage heard) => heard.ShareOf(kind.ToString().ToLowerInvariant()) >= ClearKind;

    /// <summary>What only the listener heard.</summary>
    private static Intent? Heard(WishKind kind, HeardMessage heard, string text, bool isSure)
    {
        var isClear = IsClear(kind, heard);
        var meant = HeardWish.Compose(kind, heard, text);
        return meant switch
        {
            SubscriptionsIntent or SummaryIntent when isClear => meant,
            SubscriptionsIntent or SummaryIntent => null,
            ResumeIntent { Which: null } when isSure && isClear => meant,
            null => null,
            _ => new OfferedIntent(kind, text, meant),
        };
    }

    /// <summary>A wish that the grammar read, beside what the listener heard.</summary>
    private static Intent? Weighed(Intent read, HeardMessage heard, WishKind kind, double share, string text, ListenerThresholds thresholds)
    {
        var isAsked = IsAsked(read);
        if (share < thresholds.Likely)
        {
            // "They keep adding and dropping days in this strike": no wish by the whole of it.
            return share < 1 - thresholds.Sure && !HasImperative(text) ? new AskIntent(text) : null;
        }

        // What the grammar does not understand, and the listener takes for nothing clear, may well ask the articles.
        if (read is SubscribeIntent { Request.Fault: ScheduleFault.NotUnderstood or ScheduleFault.WishUnclear }
                or ChangeScheduleIntent { Change.Fault: ScheduleFault.NotUnderstood or ScheduleFault.WishUnclear or ScheduleFault.ChangeUnclear }
            && !IsClear(kind, heard) && Readings.Asks(text))
        {
            return new AskIntent(text);
        }

        var meant = HeardWish.Compose(kind, heard, text);
        return meant switch
        {
            null => null,
            _ when IsAsked(meant) && !isAsked => IsDateUnclear(meant) ? new OfferedIntent(WishKind.None, text, read) : null,
            _ when !isAsked && HeardWish.IsAlike(read, meant) => null,
            SubscriptionsIntent or SummaryIntent => isAsked && IsClear(kind, heard) ? meant : null,
            _ => new OfferedIntent(kind, text, meant) { Read = isAsked ? null : read },
        };
    }

    /// <summary>True where a question that is said to be watched stands alone, but for a word: whoever wants word of what is new says so beside it.</summary>
    private static bool IsNothingButQuestion(WishKind kind, HeardMessage heard, string text) =>
        kind == WishKind.Watch && heard.Parts.FirstOrDefault(part => part.Tag == "question") is { Span.Length: > 0 } question
        && (text[..question.Span.Start] + text[question.Span.End..]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 2;

    /// <summary>True where it asks back or refuses.</summary>
    private static bool IsAsked(Intent intent) => intent is SubscribeIntent { Request.Fault: not ScheduleFault.None } or ChangeScheduleIntent { Change.Fault: not ScheduleFault.None } or PauseIntent { Fault: not ScheduleFault.None } or WatchIntent { Fault: not ScheduleFault.None };

    /// <summary>True where a date that was heard is not understood: what the grammar made of it is shown before it is done.</summary>
    private static bool IsDateUnclear(Intent intent) => intent is SubscribeIntent { Request.Fault: ScheduleFault.DateImpossible } or ChangeScheduleIntent { Change.Fault: ScheduleFault.DateImpossible } or PauseIntent { Fault: not ScheduleFault.None };

    /// <summary>What an offer leaves out because it is not understood, as typed.</summary>
    public static IReadOnlyList<string> LeftOut(string said, WishKind kind, IMessageListener? listener) => kind == WishKind.None || listener is null ? [] : HeardWish.LeftOut(kind, listener.Hear(said), said);

    /// <summary>True for a message of a few words, which may well be a command whatever it resembles.</summary>
    private static bool HasImperative(string text) => Vocabulary.Lex(text).Count(lexeme => char.IsLetterOrDigit(lexeme.Text[0])) <= MaxCommandWords;

    private const int MaxCommandWords = 5;

    /// <summary>
    /// What nothing in the corpus comes near is a quote, or else a question, by what the whole message means: the words around a quote settle it only where they are plain.
    /// Null where it stays what it was.
    /// </summary>
    private static Intent? Checked(Intent read, string text, HeardMessage heard, IReadOnlyList<string> articles, Searcher searcher) => read switch
    {
        CheckQuoteIntent check when heard.ShareOf("check") < searcher.Listener!.Thresholds.LeastCheck && IsAbsent(check, searcher) => new AskIntent(text),
        AskIntent when heard.ShareOf("check") >= searcher.Listener!.Thresholds.SureCheck && !text.TrimEnd().EndsWith('?')
            && searcher.Ask(new Question(text) { Articles = articles }).Outcome != AnswerOutcome.Answered
            && SensedQuote.ReadAsked(text, searcher) is var quote => new CheckQuoteIntent(quote.Text) { Frame = quote.Frame },
        _ => null,
    };

    private static bool IsAbsent(CheckQuoteIntent check, Searcher searcher) => QuoteCheckHandler.Check(check, searcher.Corpus) is QuoteCheckReply { Verdict.Outcome: QuoteOutcome.Absent };
}
