using System.Globalization;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>What the bot says about itself, about how to ask, and about the articles as such.</summary>
public static partial class Wording
{
    /// <summary>Above the sentences of an answer that was too long.</summary>
    public const string InShort = "In short, word for word:";

    private const string AskInstead = "Ask me what the articles say, and I show the paragraphs that answer.";

    /// <summary>What is said to whatever is said to the bot itself.</summary>
    public static string SmallTalk(SmallTalkKind kind) => kind switch
    {
        SmallTalkKind.Greeting => "Hello! Ask me anything about the articles I search.",
        SmallTalkKind.Thanks => "You are welcome.",
        SmallTalkKind.Farewell => "Goodbye, and good luck with your work.",
        SmallTalkKind.Identity =>
            "I am a search bot. I show paragraphs of the articles word for word and say where they stand; I write nothing of my own about the subject.",
        SmallTalkKind.Chatter => "All right. Ask me about the articles whenever you like; “help” says what else I can do.",
        SmallTalkKind.StartedOver => "We start over: I have put aside what was asked before.",
        SmallTalkKind.NothingAsked => "I have asked you nothing just now. Put what you want to know into a question, or say “more” for further passages.",
        SmallTalkKind.Unclear => "I am not sure what you want of me. Put it into a question about the articles; “help” says what else I can do.",
        SmallTalkKind.NothingShown => "There is no such passage in what I showed last. Ask a question first; then say “why”, “shorter”, “the second one” or “cite that”.",
        SmallTalkKind.FeedbackKept => "Thank you. That is noted for the people who look after this service.",
        SmallTalkKind.FeedbackKeptSorry =>
            "Sorry. That is noted for the people who look after this service. Other words for the same question may find more; “more” shows further passages.",
        SmallTalkKind.FeedbackOnNothing => "What would you like to tell the people who look after this service? Write it after the word, for example “feedback: the date is wrong”.",
        SmallTalkKind.FeedbackUnavailable => "I cannot note that just now. Please tell me again in a few minutes.",
        SmallTalkKind.Privacy =>
            "Of this conversation I keep the last questions and which passages I showed, for up to twelve hours, so that “and China?” is understood. Beyond that I keep only what you ask "
            + "me to: subscriptions until you say “stop”, feedback, and receipts of quotes, which name nobody. Questions are not written to the log. “Forget me” deletes all of it.",
        SmallTalkKind.Forgotten =>
            "Forgotten: your subscriptions, your feedback and what I knew of your conversations with me are deleted. Receipts stay, so that links in reports open, but nothing in them leads to you.",
        SmallTalkKind.ForgetAsked =>
            "Shall I delete everything I keep about you? That is your subscriptions, also those in channels, your feedback, and what I remember of our conversation. Receipts that you made "
            + "stay, but you can no longer withdraw them. Say “yes” or “no”. “Start over” clears only what was asked here.",
        SmallTalkKind.ForgetKept => "All right, I have deleted nothing.",
        SmallTalkKind.ForgetUnavailable => "I cannot delete that just now, and have deleted nothing. Please ask again in a few minutes.",
        SmallTalkKind.CannotWrite => "I write nothing of my own: I only show what the articles say, word for word. " + AskInstead,
        SmallTalkKind.CannotTranslate => "I do not translate: I show the articles in the language they are written in, and answer in English. " + AskInstead,
        SmallTalkKind.CannotDraw => "I have no pictures and make none. “cite that” gives a quote with its receipt, which can be saved as a picture. " + AskInstead,
        SmallTalkKind.CannotAct => "I cannot do that: I act only in this conversation. I can show, cite and check what the articles say, and sum them up. “help” says how.",
        SmallTalkKind.CannotWeb => "I search these articles and nothing else. “about” lists them. " + AskInstead,
        SmallTalkKind.CannotKnow => "I know only what stands in the articles, and that does not. “about” lists them. " + AskInstead,
        SmallTalkKind.CannotCalculate => "I do not calculate. " + AskInstead,
        SmallTalkKind.CannotJudge => "I have no opinion and give no advice. " + AskInstead,
        SmallTalkKind.CannotPretend => "I stay what I am: a search bot that shows paragraphs of the articles, word for word. " + AskInstead,
        SmallTalkKind.CannotJoke => "I am no good at that. " + AskInstead,
        SmallTalkKind.CannotAdd => "I cannot take files or links, and neither the articles nor the settings can be changed from here. To check a quote, paste its words. “help” says what else I can do.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The first words of help: a welcome where the bot has just been added.</summary>
    public static string Help(HelpReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.IsWelcome
            ? "Welcome. Ask a question and I answer with paragraphs of the articles, word for word, each with its citation. Where they have no answer, I say so."
            : "Ask a question in your own words. I answer with paragraphs of the articles, word for word, each with its citation. Where the articles have no answer, I say so.";
    }

    /// <summary>Everything else that can be said here, a line each; none in a welcome.</summary>
    public static IReadOnlyList<string> HelpLines(HelpReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.IsWelcome ? [] :
        [
            "After an answer: “more”, “why”, “shorter”, “in one sentence”, “the second one”, “no, I meant China”",
            "Take a quote along: “cite that”, “cite the second one”, “link”",
            .. reply.Shares ? ["Share it: “share that with #desk: a note”"] : Array.Empty<string>(),
            "Check a quote: paste it, or say “check quote …”",
            "Sum up: “summary”, “summary of §3”, “what’s new”",
            .. reply.Delivers ? ["Have it delivered: “send me this every weekday at 8, Dushanbe time”, “pause until Monday”, “stop”"] : Array.Empty<string>(),
            "About the articles: “what articles do you have”, “who wrote this”, “what is section 3 about”, “open §3”",
            "Tell the desk: “that’s wrong”, 👍, 👎, “feedback: …”",
            "Your data: “what do you keep about me”, “forget me”, “start over”",
        ];
    }

    /// <summary>The line above what is known of articles.</summary>
    public static string Corpus(CorpusReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var one = reply.Facts.Select(fact => fact.Article).Distinct().Count() == 1;
        var words = reply.Asked switch
        {
            CorpusQuestion.Author => one ? "Who wrote the article:" : "Who wrote the articles:",
            CorpusQuestion.Source => one ? "Where the article comes from:" : "Where the articles come from:",
            CorpusQuestion.Published => one ? "When the article was published:" : "When the articles were published:",
            CorpusQuestion.Title => one ? "The article’s title:" : "The articles’ titles:",
            CorpusQuestion.Sections => one ? "What the article is about, section by section:" : "What the articles are about:",
            CorpusQuestion.Section => "That section, by its heading (“summary of §3” sums one up):",
            CorpusQuestion.Length => one ? "How long the article is:" : "How long the articles are:",
            CorpusQuestion.Language => one ? "The article’s language:" : "The articles’ languages:",
            _ => "The state of the text that I search:",
        };
        return reply.Further == 0 ? words : string.Create(CultureInfo.InvariantCulture, $"{words} (the newest; {reply.Further:N0} more are in the list of articles)");
    }

    /// <summary>What is known, before the link to the article or section; empty where the link says it.</summary>
    public static string Fact(CorpusQuestion asked, CorpusFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var article = fact.Article;
        return asked switch
        {
            CorpusQuestion.Author => article.Author ?? "not stated",
            CorpusQuestion.Source => (article.Source ?? "not stated") + (article.Url is { } url ? $", {url.AbsoluteUri}" : ""),
            CorpusQuestion.Published => article.Published is { } day ? Day(day) : "not stated with the text",
            CorpusQuestion.Title => article.TitleIsDescriptive ? "the text has none; this one describes it" : "",
            CorpusQuestion.Section => Count(fact.Section!.Passages.Count, "paragraph", "paragraphs"),
            CorpusQuestion.Length =>
                $"{Count(article.Passages.Sum(passage => passage.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length), "word", "words")} in "
                + $"{Count(article.Passages.Count, "paragraph", "paragraphs")} and {Count(article.Sections.Count, "section", "sections")}",
            CorpusQuestion.Language => LanguageName(article.Language),
            CorpusQuestion.Revision => $"revision {article.Revision[..12]}",
            _ => "",
        };
    }

    /// <summary>What the link of a fact is called.</summary>
    public static string FactLabel(CorpusFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Section is { } section ? SectionLabel(section) : fact.Article.Title;
    }

    /// <summary>A language by its English name.</summary>
    public static string LanguageName(string tag) => CultureInfo.GetCultureInfo(tag).EnglishName;
}
