using System.Text.Json;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Tests.Chat;
using RussiaTaliban.Tests.Slack.Rendering;

namespace RussiaTaliban.Tests.Parity;

/// <summary>Every channel is a form of one reply: the same passages, the same words.</summary>
public sealed class ParityTests
{
    public static TheoryData<string> Channels => [.. ChannelForms.All.Keys];

    [Fact]
    public async Task Render_EveryQuestionOfTheSet_CarriesTheSamePassagesInEveryChannel()
    {
        var questions = File.ReadLines(Repository.QualityFile("article-dev.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        await using var conversation = await TestConversation.BeginAsync();
        var passages = conversation.Searcher.Current.Corpus.Passages.Select(passage => passage.Text).ToHashSet(StringComparer.Ordinal);
        var quoted = 0;
        foreach (var question in questions)
        {
            var reply = await AskAsync(conversation, question);
            IReadOnlyList<Passage> expected = reply switch
            {
                PassagesReply answer => [.. answer.Shown.Select(hit => hit.Passage)],
                QuoteCheckReply check => [.. QuoteWording.Shown(check.Verdict).Select(shown => shown.Passage)],
                _ => [],
            };
            foreach (var (channel, form) in ChannelForms.All)
            {
                var shown = form(reply);
                var whole = reply is PassagesReply folding ? folding.Shown.Where(folding.IsWhole).Select(hit => hit.Passage) : expected;
                var said = shown.Paragraphs.Where(passages.Contains).Distinct().ToList();
                Assert.True(
                    whole.All(passage => said.Contains(passage.Text)) && said.All(text => expected.Any(passage => passage.Text == text)),
                    $"{channel} shows other passages for {question}");
                Assert.Equal(expected.Select(passage => $"{passage.Id.Section}.{passage.Id.Paragraph}").Order(StringComparer.Ordinal), shown.Places);
                Assert.All(WordsOfEveryChannel.Of(reply), words => Assert.True(shown.Says(words), $"{channel} does not say “{words}”"));
            }

            quoted += expected.Count;
        }

        Assert.True(questions.Count > 100 && quoted > 100);
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Render_EverySample_SaysWhatEveryChannelSays(string channel)
    {
        foreach (var (name, reply) in await SlackSamples.RepliesAsync())
        {
            var shown = ChannelForms.All[channel](reply);
            Assert.All(WordsOfEveryChannel.Of(reply), words => Assert.True(shown.Says(words), $"{name}: {channel} does not say “{words}” but {string.Join(" | ", shown.Paragraphs)}"));
        }
    }

    [Fact]
    public async Task Samples_OfTheSet_HoldEveryKindOfReply()
    {
        var kinds = typeof(Reply).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Reply))).Select(type => type.Name);

        Assert.Empty(kinds.Except((await SlackSamples.RepliesAsync()).Values.Select(reply => reply.GetType().Name)));
    }

    private static async Task<Reply> AskAsync(TestConversation conversation, JsonElement question)
    {
        var address = new ConversationAddress("test", question.GetProperty("id").GetString()!);
        if (question.TryGetProperty("context", out var context) && context.ValueKind == JsonValueKind.Array)
        {
            foreach (var earlier in context.EnumerateArray())
            {
                await conversation.SendAsync(new Turn(address, new Person("reader"), earlier.GetString()!));
            }
        }

        return await conversation.SendAsync(new Turn(address, new Person("reader"), question.GetProperty("q").GetString()!));
    }
}
