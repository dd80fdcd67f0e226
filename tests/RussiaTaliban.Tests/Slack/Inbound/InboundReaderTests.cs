using System.Text.Json;
using System.Text.Json.Nodes;
using RussiaTaliban.Slack.Inbound;
using RussiaTaliban.Slack.Installations;

namespace RussiaTaliban.Tests.Slack.Inbound;

public sealed class InboundReaderTests
{
    /// <summary>Where a payload comes from: the authorization wins over the envelope, and an organisation-wide installation over its workspace.</summary>
    [Theory]
    [InlineData("""{"team_id":"T1"}""", "", "T1", false)]
    [InlineData("""{"team_id":"T1","enterprise_id":"E1"}""", "E1", "T1", false)]
    [InlineData("""{"team_id":"T9","authorizations":[{"team_id":"T1","enterprise_id":null,"is_bot":true}]}""", "", "T1", false)]
    [InlineData("""{"team_id":"T1","authorizations":[{"team_id":null,"enterprise_id":"E1","is_bot":true,"is_enterprise_install":true}]}""", "E1", "T1", true)]
    public void ReadEvent_Origin_IsWhoItWasBroughtFor(string envelope, string enterprise, string team, bool isOrgWide)
    {
        var body = JsonNode.Parse(envelope)!.AsObject();
        (body["type"], body["event_id"], body["event"]) = ("event_callback", "Ev1", new JsonObject { ["type"] = "from_the_future" });
        var origin = Assert.IsType<EventPayload.Callback>(InboundReader.ReadEvent(JsonDocument.Parse(body.ToJsonString()).RootElement)).Event.Origin;
        Assert.Equal((enterprise, team, isOrgWide), (origin.Enterprise ?? "", origin.Team, origin.IsOrgWide ?? false));
    }

    /// <summary>Over HTTP a form says "true"; in Socket Mode it may be a text or a truth value.</summary>
    [Theory]
    [InlineData("\"true\"", true)]
    [InlineData("true", true)]
    [InlineData("\"false\"", false)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    public void ReadCommand_OrgWide_IsReadInEveryForm(string word, bool? isOrgWide)
    {
        var json = $$"""{"command":"/brief","text":"","user_id":"U1","channel_id":"C1","response_url":"https://hooks.slack.com/x","trigger_id":"1","team_id":"T1","is_enterprise_install":{{word}}}""";
        Assert.Equal(isOrgWide, InboundReader.ReadCommand(JsonDocument.Parse(json).RootElement).Origin.IsOrgWide);
    }

    [Theory]
    [InlineData(null, null, "", "C1")]
    [InlineData(null, "T1", "T1", "T1/C1")]
    [InlineData("E1", "T1", "E1.T1", "E1.T1/C1")]
    [InlineData("E1", null, "E1.", "E1./C1")]
    public void Tenant_InAStoredAddress_ComesBack(string? enterprise, string? team, string text, string address)
    {
        var tenant = new SlackTenant(enterprise, team);
        Assert.Equal((text, address), (tenant.ToString(), tenant.Qualify("C1")));
        Assert.Equal((tenant, "C1"), SlackTenant.Read(address));
    }

    [Fact]
    public void ReadEvent_Mention_IsTyped()
    {
        var callback = Read("""
            {"type":"app_mention","user":"U1","text":"<@U0> why?","ts":"1.2","thread_ts":"1.0","channel":"C1","event_ts":"1.2","blocks":[{"type":"from_the_future"}]}
            """);
        Assert.Equal(("Ev1", "T1", "U0"), (callback.EventId, callback.TeamId, callback.BotUserId));
        Assert.Equal(new SlackEvent.Mention("C1", "1.2", "<@U0> why?", "U1", "1.0"), callback.Body);
    }

    [Fact]
    public void ReadEvent_UnknownKind_IsKept()
    {
        var other = Assert.IsType<SlackEvent.Other>(Read("""{"type":"moon_landed","crew":3}""").Body);
        Assert.Equal("moon_landed", other.Type);
        Assert.Equal(3, other.Body.GetProperty("crew").GetInt32());
    }

    [Theory]
    [InlineData("message_changed")]
    [InlineData("message_deleted")]
    public void ReadEvent_EditOrDeletion_IsNotAMessage(string subtype) =>
        Assert.IsType<SlackEvent.Other>(Read($$"""{"type":"message","subtype":"{{subtype}}","channel":"C1","ts":"1.2"}""").Body);

    [Fact]
    public void ReadEvent_UrlVerification_GivesTheChallenge() =>
        Assert.Equal(
            new EventPayload.Challenge("abc"),
            InboundReader.ReadEvent(Json("""{"type":"url_verification","challenge":"abc","token":"t"}""")));

    [Fact]
    public void ReadEvent_RateLimitNotice_IsIgnored() =>
        Assert.Equal(
            new EventPayload.Ignored("app_rate_limited"),
            InboundReader.ReadEvent(Json("""{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820}""")));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"event\"")]
    [InlineData("""{"type":"url_verification"}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev1"}""")]
    [InlineData("""{"type":"event_callback","event":{"type":"app_mention"}}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev1","event":{"type":"app_mention","text":"no channel","ts":"1"}}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev1","event":{"type":"app_mention","text":"x","ts":null,"channel":"C"}}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev1","event":{"type":7}}""")]
    public void ReadEvent_NotSlacksFormat_IsAJsonFault(string body) =>
        Assert.ThrowsAny<JsonException>(() => InboundReader.ReadEvent(Json(body)));

    [Fact]
    public void ReadInteraction_Button_KeepsWhereItWasPressed()
    {
        var actions = Assert.IsType<SlackInteraction.Actions>(InboundReader.ReadInteraction(Json("""
            {"type":"block_actions","user":{"id":"U1","team_id":"T1"},"trigger_id":"13.37","channel":{"id":"C1","name":"general"},
             "message":{"type":"message","ts":"1.2","thread_ts":"1.0","text":"hi","bot_id":"B0"},
             "response_url":"https://hooks.slack.com/actions/T1/1/x",
             "actions":[{"type":"button","action_id":"more","block_id":"b","value":"v","action_ts":"1"}]}
            """)));
        Assert.Equal("C1", actions.Channel?.Id);
        Assert.Equal(new SlackMessageReference("1.2", "1.0", "hi", "B0"), actions.Message);
        Assert.Equal(new SlackAction("more", "v", "b"), Assert.Single(actions.Items));
        Assert.Equal("13.37", actions.TriggerId);
    }

    [Fact]
    public void ReadInteraction_Submission_GivesWhatWasEntered()
    {
        var submission = Assert.IsType<SlackInteraction.Submission>(InboundReader.ReadInteraction(Json("""
            {"type":"view_submission","trigger_id":"1","user":{"id":"U1"},"view":{"id":"V1","callback_id":"ask","private_metadata":"",
             "state":{"values":{"question":{"text":{"type":"plain_text_input","value":"why?"}}}}}}
            """)));
        Assert.Equal("why?", submission.View.Input("question", "text"));
        Assert.Equal("", submission.View.Input("question", "other"));
    }

    [Fact]
    public void ReadInteraction_MessageShortcut_GivesTheMessage()
    {
        var shortcut = Assert.IsType<SlackInteraction.MessageShortcut>(InboundReader.ReadInteraction(Json("""
            {"type":"message_action","callback_id":"check","trigger_id":"1","user":{"id":"U1"},"channel":{"id":"C1"},
             "message":{"ts":"1.2","text":"a &amp; b"}}
            """)));
        Assert.Equal(("check", "a &amp; b"), (shortcut.CallbackId, shortcut.Message.Text));
    }

    [Fact]
    public void ReadInteraction_UnknownKind_IsKept() =>
        Assert.Equal("view_closed", Assert.IsType<SlackInteraction.Other>(InboundReader.ReadInteraction(Json("""{"type":"view_closed"}"""))).Type);

    private static SlackInbound.EventCallback Read(string inner) =>
        Assert.IsType<EventPayload.Callback>(InboundReader.ReadEvent(Json($$"""
            {"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{{inner}},
             "authorizations":[{"enterprise_id":null,"user_id":"U0","is_bot":true}],"is_ext_shared_channel":false}
            """))).Event;

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
