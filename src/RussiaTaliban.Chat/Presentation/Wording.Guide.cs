using System.Globalization;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>What the bot says about itself, about how to ask, and about the articles as such.</summary>
public static partial class Wording
{
    /// <summary>Above the sentences of an answer that was too long.</summary>
    public const string InShort = "In short, word for word:";

    private const string AskInstead = "Ask me what the articles say, and I’ll show you the paragraphs that answer.";

    /// <summary>What is said to whatever is said to the bot itself.</summary>
    public static string SmallTalk(SmallTalkKind kind) => kind switch
    {
        SmallTalkKind.Greeting => "Hello! Ask me anything about the articles I search.",
        SmallTalkKind.Thanks => "You’re welcome.",
        SmallTalkKind.Farewell => "Goodbye, and good luck with your work.",
        SmallTalkKind.Identity =>
            "I’m a search bot. I show paragraphs from the articles, word for word, and say where they are. I write nothing of my own about the subject.",
        SmallTalkKind.Chatter => "All right. Ask me about the articles whenever you like; “help” lists what else I can do.",
        SmallTalkKind.StartedOver => "Starting over: I’ve cleared your earlier questions.",
        SmallTalkKind.NothingAsked => "I haven’t asked you anything. Ask what you want to know, or say “more” for further passages.",
        SmallTalkKind.Unclear => "I’m not sure what you mean. Please ask a question about the articles; “help” lists what else I can do.",
        SmallTalkKind.NothingShown => "My last reply has no such passage. Ask a question first; then say “why”, “shorter”, “the second one” or “cite that”.",
        SmallTalkKind.FeedbackKept => "Thank you. I’ve noted that for the people who run this service.",
        SmallTalkKind.FeedbackKeptSorry =>
            "Sorry. I’ve noted that for the people who run this service. Rewording the question may find more; “more” shows further passages.",
        SmallTalkKind.FeedbackOnNothing => "What would you like to tell the people who run this service? Write it after “feedback”, for example “feedback: the date is wrong”.",
        SmallTalkKind.FeedbackUnavailable => "I can’t record that right now. Please try again in a few minutes.",
        SmallTalkKind.PrivacyWithDesk =>
            SmallTalk(SmallTalkKind.Privacy) + " Questions that I can’t answer are also kept for the editors, for 60 days unless an administrator changes that; they see the question and not who asked, and "
            + "“forget me” deletes these questions as well.",
        SmallTalkKind.Privacy =>
            "I keep the last questions of this conversation, and which passages I showed, for 12 hours, so that I understand “and China?”. A question asked in Slack is stored until it is "
            + "answered, for an hour at most, and its IDs for one more day. I keep subscriptions until you stop them and for 30 days after that, feedback and delivery records for 90 days, "
            + "which articles your summaries have covered for a year, and where to deliver. An administrator can change these periods. Questions are not written to the log. “Forget me” deletes "
            + "your subscriptions, your feedback and what I keep about our personal conversation. Receipts of quotes contain no names, and they remain.",
        SmallTalkKind.Forgotten =>
            "Done: I’ve deleted your subscriptions, your feedback and what I remembered of your conversations with me. Receipts remain so that links in reports still work, but nothing in them identifies you.",
        SmallTalkKind.ForgetAsked =>
            "Shall I delete everything I keep about you? That includes your subscriptions, even those in channels, your feedback, and what I remember of our conversations. Receipts that you made "
            + "remain, but you will no longer be able to withdraw them. Say “yes” or “no”. “Start over” clears only the questions asked here.",
        SmallTalkKind.ForgetKept => "All right, I haven’t deleted anything.",
        SmallTalkKind.ForgetUnavailable => "I can’t delete that right now, and nothing has been deleted. Please try again in a few minutes.",
        SmallTalkKind.CannotWrite => "I don’t write anything of my own: I only show what the articles say, word for word. " + AskInstead,
        SmallTalkKind.CannotTranslate => "I don’t translate: I show the articles in the language they were written in, and I reply in English. " + AskInstead,
        SmallTalkKind.CannotDraw => "I have no pictures and don’t make any. “cite that” gives you a quote with its receipt, which you can save as a picture. " + AskInstead,
        SmallTalkKind.CannotAct => "I can’t do that: I act only in this conversation. I can show, cite and check what the articles say, and summarize them. “help” explains how.",
        SmallTalkKind.CannotWeb => "I search only these articles. “about” lists them. " + AskInstead,
        SmallTalkKind.CannotKnow => "I know only what the articles say, and they do not cover that. “about” lists them. " + AskInstead,
        SmallTalkKind.CannotCalculate => "I don’t do calculations. " + AskInstead,
        SmallTalkKind.CannotJudge => "I have no opinions and give no advice. " + AskInstead,
        SmallTalkKind.CannotPretend => "I can’t play another role: I’m a search bot that shows paragraphs from the articles, word for word. " + AskInstead,
        SmallTalkKind.CannotJoke => "I’m no good at that. " + AskInstead,
        SmallTalkKind.CannotAdd => "I can’t take files or links, and neither the articles nor the settings can be changed from here. To check a quote, paste it. “help” lists what else I can do.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The first words of help: a welcome where the bot has just been added.</summary>
    public static string Help(HelpReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.IsWelcome
            ? "Welcome. Ask a question, and I’ll answer with paragraphs from the articles, word for word, each with its citation. If they have no answer, I’ll say so."
            : "Ask a question in your own words. I answer with paragraphs from the articles, word for word, each with its citation. If the articles have no answer, I say so.";
    }

    /// <summary>Everything else that can be said here, a line each; none in a welcome.</summary>
    public static IReadOnlyList<string> HelpLines(HelpReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.IsWelcome ? [] :
        [
            "After an answer: “more”, “why”, “shorter”, “in one sentence”, “the second one”, “no, I meant China”",
            "Cite a quote: “cite that”, “cite the second one”, “link”",
            .. reply.Shares ? ["Share it: “share that with #desk: a note”"] : Array.Empty<string>(),
            "Check a quote: paste it, or say “check quote …”",
            "Summarize: “summary”, “summary of §3”, “what’s new”",
            .. reply.Delivers ? ["Schedule a summary: “send me this every weekday at 8, Dushanbe time”, “pause until Monday”, “stop”"] : Array.Empty<string>(),
            "About the articles: “what articles do you have”, “who wrote this”, “what is section 3 about”, “open §3”",
            "Give feedback: “that’s wrong”, 👍, 👎, “feedback: …”",
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
            CorpusQuestion.Section => "That section, by its heading (“summary of §3” summarizes one):",
            CorpusQuestion.Length => one ? "How long the article is:" : "How long the articles are:",
            CorpusQuestion.Language => one ? "The article’s language:" : "The articles’ languages:",
            _ => "The version of the text that I search:",
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
            CorpusQuestion.Title => article.TitleIsDescriptive ? "the text has no title; this one describes it" : "",
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
