using System.Text;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.Tests.BotFramework;

public sealed class ActivityJsonTests
{
    [Fact]
    public void Read_UnknownMembers_AreWrittenBack()
    {
        const string Json = """{"type":"message","from":{"id":"u","x":[1,{"y":null}]},"entities":[{"type":"mention","text":"<at>B</at>"}],"z":{"deep":true}}""";

        var written = Encoding.UTF8.GetString(ActivityJson.Write(Read(Json)!));

        Assert.Contains("\"z\":{\"deep\":true}", written, StringComparison.Ordinal);
        Assert.Contains("\"x\":[1,{\"y\":null}]", written, StringComparison.Ordinal);
        Assert.Contains("\"text\":\"\\u003Cat\\u003EB", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Letters_StayReadableAndMarkupIsEscaped()
    {
        var written = Encoding.UTF8.GetString(ActivityJson.Write(new Activity { Type = "message", Text = "“Талибан” <b>" }));

        Assert.Equal("""{"type":"message","text":"“Талибан” \u003Cb\u003E"}""", written);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"type":{}}""")]
    [InlineData("""{"type":"message","from":"u"}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","timestamp":"yesterday"}""")]
    [InlineData("""{"type":"message"} trailing""")]
    public void Read_NotAnActivity_IsNull(string json) => Assert.Null(Read(json));

    [Fact]
    public void Read_TooDeep_IsNull()
    {
        var deep = new string('[', ActivityJson.MaxDepth + 1) + new string(']', ActivityJson.MaxDepth + 1);

        Assert.Null(Read($$"""{"type":"message","value":{{deep}}}"""));
    }

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

        var reply = new Activity { Type = ActivityTypes.Message, Text = "hello" }.AddressedTo(incoming);

        Assert.Equal(("b", "u", "c", "m1"), (reply.From?.Id, reply.Recipient?.Id, reply.Conversation?.Id, reply.ReplyToId));
        Assert.Equal(("msteams", "https://smba.trafficmanager.net/emea/", "fr-FR"), (reply.ChannelId, reply.ServiceUrl, reply.Locale));
    }

    private static Activity? Read(string json) => ActivityJson.TryRead(Encoding.UTF8.GetBytes(json));
}
