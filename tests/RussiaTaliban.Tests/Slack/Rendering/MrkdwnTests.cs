using RussiaTaliban.Slack.Rendering;

namespace RussiaTaliban.Tests.Slack.Rendering;

public sealed class MrkdwnTests
{
    [Theory]
    [InlineData("<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@U1&gt;")]
    [InlineData("&lt;", "&amp;lt;")]
    public void Escape_Markup_BecomesCharacters(string text, string escaped) => Assert.Equal(escaped, Mrkdwn.Escape(text));

    [Theory]
    [InlineData("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c")]
    [InlineData("see <https://example.org/a|the page> and <https://example.org/b>", "see the page and https://example.org/b")]
    [InlineData("ask <@U1> in <#C1|general>, <!here>", "ask @U1 in #general, @here")]
    [InlineData("<mailto:a@example.org|a@example.org>", "a@example.org")]
    [InlineData("<!subteam^S1|@desk>", "@desk")]
    [InlineData("&gt; quoted\n&gt; again\n&gt;&gt;&gt; and all", "quoted\nagain\nand all")]
    [InlineData("a &gt; b", "a > b")]
    [InlineData("<> < >", "<> < >")]
    public void ToPlain_WhatSlackSends_IsWhatThePersonSaw(string text, string plain) => Assert.Equal(plain, Mrkdwn.ToPlain(text));

    [Fact]
    public void ToPlain_EscapedText_ComesBack() =>
        Assert.Equal(SlackSamples.Hostile, Mrkdwn.ToPlain(Mrkdwn.Escape(SlackSamples.Hostile)));

    [Theory]
    [InlineData("<@U0> why?", "why?")]
    [InlineData("<@U0|brief> why?", "why?")]
    [InlineData("hey <@U0> why?", "hey why?")]
    [InlineData("why, <@U0>", "why,")]
    [InlineData("<@U0>", "")]
    [InlineData("<@U01> why?", "<@U01> why?")]
    public void WithoutMention_OwnName_IsTakenOut(string text, string expected) => Assert.Equal(expected, Mrkdwn.WithoutMention(text, "U0"));
}
