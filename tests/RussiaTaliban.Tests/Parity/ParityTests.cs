using System.Text.Json;
using System.Text.RegularExpressions;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Slack.BlockKit;
using RussiaTaliban.Slack.Rendering;
using RussiaTaliban.Teams.Rendering;
using RussiaTaliban.Tests.Chat;
using RussiaTaliban.Tests.Slack.Rendering;

namespace RussiaTaliban.Tests.Parity;

/// <summary>Teams and Slack are two forms of one reply: the same passages, the same words, over the whole question set.</summary>
public sealed partial class ParityTests
{
    private static readonly ReaderLinks Links = new(() => new Uri("https://briefing.example.org/"));

    [Fact]
    public async Task Render_EveryQuestionOfTheSet_CarriesTheSamePassagesInTeamsAndSlack()
    {
        var questions = File.ReadLines(Repository.QualityFile("article-dev.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        await using var conversation = await TestConversation.BeginAsync();
        var passages = conversation.Searcher.Current.Corpus.Passages.Select(passage => passage.Text).ToHashSet(StringComparer.Ordinal);
        var quoted = 0;
        foreach (var question in questions)
        {
            var reply = await AskAsync(conversation, question);
            var teams = new TeamsRenderer(Links).Render(reply).Select(message => Wire.Json(message)).ToList();
            var slack = new SlackRenderer(Links).Render(reply, SlackSurface.Conversation).Select(post => BlockKitJson.Serialize(post.Blocks)).ToList();
            var slackQuotes = slack.SelectMany(blocks => RenderedSlack.Find(blocks, "rich_text_quote")).Select(quote => Joined(quote, "elements")).ToList();
            var teamsQuotes = teams.SelectMany(message => RenderedSlack.Find(message, "RichTextBlock")).Select(block => Joined(block, "inlines")).Where(passages.Contains).ToList();
            Assert.Equal(slackQuotes.Where(passages.Contains).Distinct(), teamsQuotes.Distinct());
            if (reply is PassagesReply answer)
            {
                Assert.Equal(answer.Answer.Hits.Select(hit => hit.Passage.Text), slackQuotes);
                Assert.Equal(slackQuotes, teamsQuotes);
                Assert.Equal(Places(slack), Places(teams));
                quoted += slackQuotes.Count;
            }
        }

        Assert.True(questions.Count > 100 && quoted > 100);
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

    private static string Joined(JsonElement node, string member) =>
        string.Concat(node.GetProperty(member).EnumerateArray().Select(part => part.GetProperty("text").GetString()));

    private static IEnumerable<string> Places(IEnumerable<JsonElement> messages) =>
        messages.SelectMany(message => Place().Matches(message.GetRawText()).Select(match => match.Value)).Distinct().Order();

    [GeneratedRegex(@"russia-taliban#p[0-9]+\.[0-9]+")]
    private static partial Regex Place();
}
