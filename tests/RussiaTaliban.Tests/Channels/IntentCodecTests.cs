using RussiaTaliban.Briefing;
using RussiaTaliban.Channels;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Tests.Channels;

public sealed class IntentCodecTests
{
    public static TheoryData<Intent> Carried =>
    [
        new AskIntent("why did Russia recognize the Taliban?"),
        new AskIntent("Зачем? “quotes” \\ \" <b> \u00a0 🙂", Skip: 3),
        new WhyIntent("why?", new PassageId("russia-taliban", 2, 1)),
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
    public void Codec_QuestionOverTheReadersLimit_IsNoIntent() =>
        Assert.Null(IntentCodec.TryDecode(IntentCodec.Encode(new AskIntent(new string('a', IntentReader.MaxLength + 1)))));
}
