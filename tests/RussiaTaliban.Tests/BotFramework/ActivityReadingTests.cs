using System.Text;
using Microsoft.Bot.Schema;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.Tests.BotFramework;

public sealed class ActivityReadingTests
{
    [Fact]
    public void Read_UnknownMembers_AreWrittenBack()
    {
        const string Json = """{"type":"message","from":{"id":"u","x":[1,{"y":null}]},"entities":[{"type":"mention","text":"<at>B</at>"}],"z":{"deep":true}}""";

        var written = Encoding.UTF8.GetString(OutgoingJson.Write(Read(Json)!));

        Assert.Contains("\"z\":{\"deep\":true}", written, StringComparison.Ordinal);
        Assert.Contains("\"x\":[1,{\"y\":null}]", written, StringComparison.Ordinal);
        Assert.Contains("\"text\":\"\\u003cat\\u003eB", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Letters_StayReadableAndMarkupIsEscaped()
    {
        var written = Encoding.UTF8.GetString(OutgoingJson.Write(new Activity { Type = "message", Text = "“Талибан” <b>" }));

        Assert.Equal("""{"type":"message","text":"“Талибан” \u003cb\u003e"}""", written);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"type":{}}""")]
    [InlineData("""{"type":"message","from":"u"}""")]
    [InlineData("""{"type":"message","text":7}""")]
    [InlineData("""{"type":"message","text":true}""")]
    [InlineData("""{"type":"message",}""")]
    [InlineData("""{'type':'message'}""")]
    [InlineData("""{"type":"message"/**/}""")]
    [InlineData("<html><body>Bad gateway</body></html>")]
    [InlineData("""{"type":"message","timestamp":"yesterday"}""")]
    [InlineData("""{"type":"message"} trailing""")]
    public void Read_NotAnActivity_IsNull(string json) => Assert.Null(Read(json));

    [Fact]
    public void Read_TooDeep_IsNull()
    {
        var deep = new string('[', IncomingActivity.MaxDepth + 1) + new string(']', IncomingActivity.MaxDepth + 1);

        Assert.Null(Read($$"""{"type":"message","value":{{deep}}}"""));
    }

    /// <summary>What the SDK reads and cannot send again: half an emoji. What it reads otherwise than it was meant: a text that looks like a date.</summary>
    [Fact]
    public void Read_TextsThatAreOddButTexts_StayTexts()
    {
        var activity = Read("""{"type":"message","text":"half \ud83d","name":"2026-11-23T12:00:00Z","value":{"intent":"\udc00!","when":"2026-11-23T12:00:00Z"}}""")!;

        Assert.Equal(("half \ufffd", "2026-11-23T12:00:00Z"), (activity.Text, activity.Name));
        Assert.Equal(("\ufffd!", "2026-11-23T12:00:00Z"), (activity.ValueToken().Member("intent").AsText(), activity.ValueToken().Member("when").AsText()));
    }

    [Theory]
    [InlineData("""{"type":"message","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","from":{"id":""},"conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","from":{"id":"u"}}""")]
    [InlineData("""{"from":{"id":"u"},"conversation":{"id":"c"}}""")]
    public void TryRead_NobodyNowhereOrNothing_IsNull(string json) => Assert.Null(IncomingActivity.TryRead(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Read_NullsInLists_AreDropped()
    {
        var activity = Read("""{"type":"message","entities":[null,{"type":"mention"},null],"attachments":[null],"membersAdded":[null,{"id":"a"}],"suggestedActions":{"actions":[null],"to":[null]}}""")!;

        Assert.Single(activity.Entities!);
        Assert.Empty(activity.Attachments!);
        Assert.Single(activity.MembersAdded!);
        Assert.Empty(activity.SuggestedActions!.Actions!);
        Assert.Empty(activity.SuggestedActions.To!);
    }

    [Fact]
    public void AddressedTo_Incoming_SwapsTheEndsAndAnswersIt()
    {
        var incoming = Read("""{"type":"message","id":"m1","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c"},"locale":"fr-FR"}""")!;

        var reply = new Activity { Type = ActivityTypes.Message, Text = "hello" }.ApplyConversationReference(incoming.GetConversationReference());

        Assert.Equal(("b", "u", "c", "m1"), (reply.From?.Id, reply.Recipient?.Id, reply.Conversation?.Id, reply.ReplyToId));
        Assert.Equal(("msteams", "https://smba.trafficmanager.net/emea/", "fr-FR"), (reply.ChannelId, reply.ServiceUrl, reply.Locale));
    }

    private static Activity? Read(string json) => IncomingActivity.TryReadAny(Encoding.UTF8.GetBytes(json));
}
