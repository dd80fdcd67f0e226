using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.WebChat.Rendering;

namespace RussiaTaliban.Tests.Chat.Presentation;

/// <summary>The bot's own words in another language: which is spoken, and what is said in it. Quotes stay as they are.</summary>
public sealed partial class SpeechTests
{
    [Theory]
    [InlineData("почему Россия признала талибов?", null, "ru")]
    [InlineData("помощь", "en-GB", "ru")]
    [InlineData("why did Russia recognize the Taliban?", "ru-RU", "en")]
    [InlineData("more", "ru-RU", "ru")]
    [InlineData("more", "de-DE", null)]
    [InlineData("", "ru", "ru")]
    [InlineData("", null, null)]
    [InlineData("Чому Росія визнала талібів, і що про це кажуть в уряді України?", null, "en")]
    [InlineData("چرا روسیه طالبان را به رسمیت شناخت؟", null, "en")]
    public void Language_OfAMessage_IsThatOfItsWordsOrElseOfTheClient(string words, string? locale, string? language) => Assert.Equal(language, Speech.Of(words, locale));

    [Theory]
    [InlineData("I found no answer in the corpus.", "Я не нашёл ответа в статьях.")]
    [InlineData("Read as: Taliban {0} [x]", "Понято как: Taliban {0} [x]")]
    [InlineData("I search 1 article with 26 paragraphs:", "Я ищу по собранию: 1 статья, 26 абзацев.")]
    [InlineData("I search 22 articles with 1,234 paragraphs:", "Я ищу по собранию: 22 статьи, 1\u00A0234 абзаца.")]
    [InlineData("11 articles", "11 статей")]
    [InlineData("4 July 2025", "4 июля 2025")]
    [InlineData("Searched by exact words only: the article is in Persian.", "Поиск шёл только по точным словам: язык статьи — персидский.")]
    [InlineData("Read as: synonym", "Понято как: synonym")]
    [InlineData("Asked: 4 July 2025", "Вопрос: 4 July 2025")]
    [InlineData("also in Russian", "также в Russian")]
    [InlineData("Verbatim extract · Russian · synonym · 4 July 2025", "Дословный отрывок · Russian · synonym · 4 июля 2025")]
    [InlineData("1,234 words in 26 paragraphs and 1 section", "1\u00A0234 слова, 26 абзацев, 1 раздел")]
    [InlineData("The articles’ titles: (the newest; 1,200 more are in the list of articles)", "The articles’ titles: (самые новые; ещё 1,200 — в списке статей)")]
    [InlineData("99999999999999999999 words", "99999999999999999999 words")]
    [InlineData("No article in the language of your question seems to answer it. The passages in Russian, Persian and Pashto are near it by names, countries, numbers or days only.",
        "Похоже, ни одна статья на языке вашего вопроса на него не отвечает. Отрывки (язык: русский, персидский и пушту) близки к нему только именами, странами, числами или датами.")]
    [InlineData("Words that nobody has translated.", "Words that nobody has translated.")]
    public void Words_InRussian_AreSaid(string english, string russian)
    {
        using var speech = Speech.In("ru-RU");

        Assert.Equal(russian, Speech.Say(english));
        Assert.Equal(russian, Speech.Say(russian));
    }

    [Fact]
    public void Words_WithoutALanguage_AreEnglish()
    {
        Assert.Equal(Wording.NotFound, Speech.Say(Wording.NotFound));
        using var speech = Speech.In("xx");
        Assert.Equal(("en", Wording.NotFound), (Speech.Language, Speech.Say(Wording.NotFound)));
    }

    /// <summary>A phrase that the product no longer says helps nobody, and one whose places differ says something else.</summary>
    [Fact]
    public void Phrases_OfEveryFile_AreThoseOfTheProductWithTheirPlaces()
    {
        var sources = Joined().Replace(string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText)), "");
        Assert.NotEmpty(SpeechFile.LoadAll());
        foreach (var (english, said) in SpeechFile.LoadAll().Values.SelectMany(file => file.Says))
        {
            Assert.Equal(Places(english), Places(said));
            Assert.All(Place().Split(english).SelectMany(part => part.Split(". ")).Select(part => part.Trim()).Where(part => part.Length > 12),
                part => Assert.Contains(part.TrimEnd('.'), sources, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Conversation_InRussian_IsAnsweredInRussianUntilTheWordsAreEnglish()
    {
        await using var conversation = await TestConversation.BeginAsync();

        var help = await conversation.SayAsync("помощь");
        var refused = await conversation.SayAsync("какая высота у горы Эверест?");
        var asked = await conversation.SayAsync("why did Russia recognize the Taliban?");

        Assert.Equal(("ru", "ru", null), (help.Language, refused.Language, asked.Language));
        Assert.Contains("Задайте вопрос своими словами", Text(help), StringComparison.Ordinal);
        Assert.DoesNotContain("Ask a question", Text(help), StringComparison.Ordinal);
        var passage = Assert.IsType<PassagesReply>(asked).Answer.Hits[0].Passage.Text;
        Assert.Contains(passage[..60], Text(asked with { Language = "ru" }).Replace("\\", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Button_AfterAnAnswerInRussian_IsAnsweredInRussian()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.md", "---\ntitle: A\n---\n\nForeign Minister Sergey Lavrov received the Taliban envoy Muttaqi in Moscow for two hours of talks.\n");
        folder.Write("b.md", "---\ntitle: B\n---\n\nRivers mark the border.\n");
        await using var conversation = await TestConversation.BeginAsync(folder.Path);

        var asked = Assert.IsType<PassagesReply>(await conversation.SayAsync("О чём говорили Лавров и Муттаки в Москве?"));
        var pressed = await conversation.ChooseAsync(new WhyIntent(asked.Question, asked.Shown[0].Passage.Id));
        var anew = await conversation.SayAsync("начать заново");
        var help = await conversation.ChooseAsync(new HelpIntent());

        Assert.Equal("ru", conversation.Turns.Welcome("ru-RU").Language);
        Assert.Equal(["ru", "ru", "ru", "ru"], new Reply[] { asked, pressed, anew, help }.Select(reply => reply.Language));
    }

    private static string Text(Reply reply) => string.Join('\n', new WebChatRenderer(Slack.Rendering.SlackSamples.Links).Render(reply).Select(message => message.Text));

    private static List<string> Places(string phrase) => [.. Place().Matches(phrase).Select(place => place.Value[1..2]).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{[0-9][*#]?\}")]
    private static partial Regex Place();

    [GeneratedRegex("\"\\s*\\+ \\$?\"")]
    private static partial Regex Joined();
}
