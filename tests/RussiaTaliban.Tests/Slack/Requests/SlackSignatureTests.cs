using System.Globalization;
using System.Text;
using RussiaTaliban.Slack.Requests;

namespace RussiaTaliban.Tests.Slack.Requests;

public sealed class SlackSignatureTests
{
    // The vector of https://docs.slack.dev/authentication/verifying-requests-from-slack
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Documented = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static readonly DateTimeOffset Sent = DateTimeOffset.FromUnixTimeSeconds(1531420618);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
        + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
        + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
        + ".803a0bc887a14d10d2c447fce8b6703c");

    [Fact]
    public void Sign_DocumentedRequest_GivesTheDocumentedSignature() =>
        Assert.Equal(Documented, SlackSignature.Sign(Secret, Timestamp, Body));

    [Fact]
    public void Check_DocumentedRequest_IsValid() =>
        Assert.Equal(SignatureVerdict.Valid, SlackSignature.Check(Secret, Timestamp, Documented, Body, Sent));

    [Theory]
    [InlineData(300, nameof(SignatureVerdict.Valid))]
    [InlineData(-300, nameof(SignatureVerdict.Valid))]
    [InlineData(301, nameof(SignatureVerdict.Stale))]
    [InlineData(-301, nameof(SignatureVerdict.Stale))]
    public void Check_TimeAway_IsJudgedOnBothSides(int seconds, string expected) =>
        Assert.Equal(expected, SlackSignature.Check(Secret, Timestamp, Documented, Body, Sent.AddSeconds(seconds)).ToString());

    [Fact]
    public void Check_AnyByteOfTheBodyChanged_IsWrong()
    {
        for (var at = 0; at < Body.Length; at++)
        {
            var tampered = Body.ToArray();
            tampered[at] ^= 1;
            Assert.Equal(SignatureVerdict.Wrong, SlackSignature.Check(Secret, Timestamp, Documented, tampered, Sent));
        }
    }

    [Theory]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5030")]
    [InlineData("v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=")]
    [InlineData("v0=ä2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50")]
    public void Check_AnotherSignature_IsWrong(string signature) =>
        Assert.Equal(SignatureVerdict.Wrong, SlackSignature.Check(Secret, Timestamp, signature, Body, Sent));

    [Theory]
    [InlineData(null, Documented)]
    [InlineData("", Documented)]
    [InlineData("soon", Documented)]
    [InlineData("-1531420618", Documented)]
    [InlineData("99999999999999999999", Documented)]
    [InlineData(Timestamp, null)]
    [InlineData(Timestamp, "")]
    public void Check_MissingOrUnreadableHeader_IsMissing(string? timestamp, string? signature) =>
        Assert.Equal(SignatureVerdict.Missing, SlackSignature.Check(Secret, timestamp, signature, Body, Sent));

    [Fact]
    public void Check_LargestReadableTimestamp_IsStale() =>
        Assert.Equal(
            SignatureVerdict.Stale,
            SlackSignature.Check(Secret, long.MaxValue.ToString(CultureInfo.InvariantCulture), Documented, Body, Sent));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Check_EmptySecret_IsABug(string secret) =>
        Assert.Throws<ArgumentException>(() => SlackSignature.Check(secret, Timestamp, Documented, Body, Sent));
}
