using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.BotFramework.Bot;
using RussiaTaliban.Teams.Conversation;

namespace RussiaTaliban.Tests.Teams;

/// <summary>What a person said, out of what Teams makes of it.</summary>
public sealed class TeamsDialectTests
{
    private static readonly ActivityReader Reader = new([new TeamsDialect()]);

    private const string Quoted = "This pragmatic approach reflects Moscow’s interests";

    [Theory]
    [InlineData("<at>Briefing</at> why?", "why?")]
    [InlineData("<at id=\"0\">Test Bot</at>&nbsp;why?", "why?")]
    [InlineData("why, <at>briefing</at>?", "why,  ?")]
    [InlineData("<at>Briefing</at> what did <at>Ana</at> say?", "what did <at>Ana</at> say?")]
    [InlineData("a &lt;at&gt; b", "a <at> b")]
    public void Read_MentionWithoutItsEntity_IsStripped(string text, string words) => Assert.Equal(words, Words(text).Trim());

    [Fact]
    public void Read_MentionWithItsEntity_IsStrippedAndOthersKeepTheirName()
    {
        var message = Message("<at>Brief</at> <at>ing</at> what did <at>Ana</at> say?");
        message.Entities =
        [
            Mention("<at>Brief</at>", "b", "Briefing"), Mention("<at>ing</at>", "b", "Briefing"), Mention("<at>Ana</at>", "ana", "Ana"),
        ];

        Assert.Equal("what did Ana say?", Reader.Read(message).Text.Trim());
    }

    [Theory]
    [InlineData("text/html", "reply")]
    [InlineData("messageReference", "preview")]
    [InlineData("messageReference", "preview as text")]
    [InlineData("quotedReply", "entity")]
    public void Read_QuotingAnotherMessage_IsAboutTheQuotedWords(string type, string form)
    {
        var message = Message("is this in the article?");
        var html = $"""<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri">Ana</strong><p itemprop="preview">{Quoted}</p></blockquote><p>is this in the article?</p>""";
        var preview = new JsonObject { ["messagePreview"] = Quoted };
        var members = form switch
        {
            "reply" => new JsonObject { ["contentType"] = type, ["content"] = html },
            "preview" => new JsonObject { ["contentType"] = type, ["content"] = preview },
            "preview as text" => new JsonObject { ["contentType"] = type, ["content"] = preview.ToJsonString() },
            _ => new JsonObject { ["type"] = type, ["quotedReply"] = new JsonObject { ["messageId"] = "1", ["preview"] = Quoted } },
        };
        var body = JsonNode.Parse(OutgoingJson.Text(message))!.AsObject();
        body[form == "entity" ? "entities" : "attachments"] = new JsonArray(members);

        var read = IncomingActivity.TryRead(Encoding.UTF8.GetBytes(body.ToJsonString()))!;

        Assert.Equal($"is this in the article?\n“{Quoted}”", Reader.Read(read).Text);
    }

    [Theory]
    [InlineData("directline", "<at>Briefing</at> why?")]
    public void Read_OtherChannels_LeaveTheWordsAlone(string channel, string text)
    {
        var message = Message(text);
        message.ChannelId = channel;
        Assert.Equal(text, Reader.Read(message).Text);
    }

    [Theory]
    [InlineData("msteams", """{"type":"installationUpdate","action":"add"}""", "Entered")]
    [InlineData("msteams", """{"type":"installationUpdate","action":"remove"}""", "Left")]
    [InlineData("msteams", """{"type":"conversationUpdate","membersAdded":[{"id":"b"}]}""", "Updated")]
    [InlineData("msteams", """{"type":"conversationUpdate","membersRemoved":[{"id":"b"}]}""", "Left")]
    [InlineData("msteams", """{"type":"conversationUpdate","membersRemoved":[{"id":"ana"}]}""", "Updated")]
    [InlineData("msteams", """{"type":"conversationUpdate","channelData":{"eventType":"teamDeleted"}}""", "Left")]
    [InlineData("msteams", """{"type":"conversationUpdate","channelData":{"eventType":"channelDeleted"}}""", "Gone")]
    [InlineData("directline", """{"type":"conversationUpdate","membersAdded":[{"id":"b"}]}""", "Entered")]
    [InlineData("directline", """{"type":"conversationUpdate","membersAdded":[{"id":"ana"}]}""", "Updated")]
    [InlineData("directline", """{"type":"conversationUpdate","channelData":{"eventType":"teamDeleted"}}""", "Updated")]
    [InlineData("directline", """{"type":"installationUpdate","action":"add"}""", "Updated")]
    public void ReadChange_OfAnUpdate_IsWhatItsChannelMeans(string channel, string json, string change)
    {
        var members = JsonNode.Parse(json)!.AsObject();
        (members["channelId"], members["recipient"], members["from"], members["conversation"]) =
            (channel, new JsonObject { ["id"] = "b" }, new JsonObject { ["id"] = "u" }, new JsonObject { ["id"] = "c" });

        Assert.Equal(change, Reader.ReadChange(IncomingActivity.TryRead(Encoding.UTF8.GetBytes(members.ToJsonString()))!).GetType().Name);
    }

    private static string Words(string text) => Reader.Read(Message(text)).Text;

    private static Activity Message(string text) => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = "msteams",
        Text = text,
        From = new ChannelAccount { Id = "u" },
        Recipient = new ChannelAccount { Id = "b", Name = "Briefing" },
        Conversation = new ConversationAccount { Id = "c" },
    };

    private static Entity Mention(string text, string id, string name) => new("mention")
    {
        Properties = Newtonsoft.Json.Linq.JObject.FromObject(new { text, mentioned = new { id, name } }),
    };
}
