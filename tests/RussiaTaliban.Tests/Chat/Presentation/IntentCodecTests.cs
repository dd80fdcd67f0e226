using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;

namespace RussiaTaliban.Tests.Chat.Presentation;

public sealed class IntentCodecTests
{
    public static TheoryData<Intent> Carried =>
    [
        new AskIntent("why did Russia recognize the Taliban?"),
        new AskIntent("Зачем? “quotes” \\ \" <b> \u00a0 🙂", Skip: 3),
        new WhyIntent("why?", new PassageId("russia-taliban", 2, 1)),
        new ShareIntent(null, new PassageId("russia-taliban", 2, 1)) { Question = "why?" },
        new ShareIntent("19:general@thread.tacv2"),
        new MoreIntent(),
        new HelpIntent(),
        new AboutIntent(),
    ];

    [Theory]
    [MemberData(nameof(Carried))]
    public void Codec_CarriedIntent_ComesBackEqual(Intent intent) =>
        Assert.Equal(intent, IntentCodec.TryDecode(IntentCodec.Encode(intent)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("more")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"do":null}""")]
    [InlineData("""{"do":"delete everything"}""")]
    [InlineData("""{"do":"ask"}""")]
    [InlineData("""{"do":"ask","question":""}""")]
    [InlineData("""{"do":"ask","question":"why?","skip":-1}""")]
    [InlineData("""{"do":"ask","question":"why?","skip":1001}""")]
    [InlineData("""{"do":"ask","question":"why?","skip":1e99}""")]
    [InlineData("""{"do":"why","question":"why?","passage":"../../etc/passwd"}""")]
    [InlineData("""{"do":{"do":{"do":{"do":{"do":1}}}}}""")]
    public void Codec_ForgedOrMalformedValue_IsNoIntent(string? value) => Assert.Null(IntentCodec.TryDecode(value));

    [Fact]
    public void Codec_InputsOfACard_FillTheIntent()
    {
        var button = IntentCodec.Encode(new ShareIntent(null, new PassageId("a", 0, 1)) { Question = "why?" });

        Assert.Equal(
            new ShareIntent("19:x", new PassageId("a", 0, 1)) { Question = "why?", Note = "look" },
            IntentCodec.TryDecode(button, "19:x", " look "));
        Assert.Equal(
            new ShareIntent(null, new PassageId("a", 0, 1)) { Question = "why?" },
            IntentCodec.TryDecode(button, "", null));
        Assert.Null(IntentCodec.TryDecode(button, new string('x', ShareIntent.MaxTargetLength + 1), null));
        Assert.Equal(new MoreIntent(), IntentCodec.TryDecode(IntentCodec.Encode(new MoreIntent()), "19:x", null));
    }

    [Fact]
    public void Codec_QuestionOverTheReadersLimit_IsNoIntent() =>
        Assert.Null(IntentCodec.TryDecode(IntentCodec.Encode(new AskIntent(new string('a', IntentReader.MaxLength + 1)))));
}
