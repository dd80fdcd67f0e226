using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Slack.Rendering;

namespace RussiaTaliban.Tests.Slack.Rendering;

public sealed class FeedbackCodecTests
{
    private static readonly PassageId Passage = new("russia-taliban", 2, 1);

    [Fact]
    public void TryDecode_OwnValue_ComesBack()
    {
        var value = FeedbackCodec.TryDecode(FeedbackCodec.Encode(true, "why “this”?", [Passage]));
        Assert.True(value!.Value.Helpful);
        Assert.Equal("why “this”?", value.Value.Question);
        Assert.Equal([Passage], value.Value.Passages);
    }

    [Fact]
    public void Encode_LongQuestion_FitsAButton()
    {
        var encoded = FeedbackCodec.Encode(false, new string('q', 3_000), [Passage]);
        Assert.InRange(encoded.Length, 1, 2_000);
        Assert.Equal("", FeedbackCodec.TryDecode(encoded)!.Value.Question);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"helpful":"yes"}""")]
    [InlineData("""{"helpful":true}""")]
    public void TryDecode_NotOurs_IsNull(string? value) => Assert.Null(FeedbackCodec.TryDecode(value));

    [Fact]
    public void TryDecode_ForgedPassages_AreDropped() =>
        Assert.Empty(FeedbackCodec.TryDecode("""{"helpful":true,"question":"q","passages":["../x",null]}""")!.Value.Passages);
}
