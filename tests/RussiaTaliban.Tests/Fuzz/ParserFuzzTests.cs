using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Intake.Readers;
using RussiaTaliban.Slack.Inbound;
using RussiaTaliban.Slack.Rendering;
using RussiaTaliban.Slack.Requests;
using RussiaTaliban.WebChat.DirectLine;

namespace RussiaTaliban.Tests.Fuzz;

/// <summary>
/// What strangers send is bent at random, from something sound and from nothing: a parser takes it or refuses it in the way that it documents, and never in another. Each has a
/// fixed number of tries; <c>CsCheck_Iter=1000000</c> or <c>CsCheck_Time=600</c> fuzzes longer.
/// </summary>
public sealed class ParserFuzzTests
{
    private const int Tries = 4_000;

    private const string Event = """
        {"type":"event_callback","event_id":"Ev1","team_id":"T1","authorizations":[{"user_id":"U0","is_bot":true}],"is_ext_shared_channel":false,
        "event":{"type":"message","channel":"D1","channel_type":"im","user":"U1","text":"why &lt;did&gt; <@U0|x>?","ts":"1.5","thread_ts":"1.0","edited":{"ts":"2.0"}}}
        """;

    private const string Interaction = """
        {"type":"block_actions","trigger_id":"t","user":{"id":"U1","team_id":"T1"},"channel":{"id":"C1"},"message":{"ts":"1.0","text":"x"},"response_url":"https://hooks.slack.com/a",
        "actions":[{"action_id":"intent:0","value":"{\"ask\":\"x\"}","block_id":"b"}],"view":{"id":"V1","state":{"values":{"input":{"text":{"value":"x"}}}}}}
        """;

    private const string Command = "command=%2Fbrief&text=a+b%26c&user_id=U1&channel_id=C1&response_url=https%3A%2F%2Fhooks.slack.com%2Fa&trigger_id=t&team_id=T1";

    private const string Activity = """
        {"type":"message","id":"1","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/","from":{"id":"a","name":"Ann"},"conversation":{"id":"c","conversationType":"personal"},
        "recipient":{"id":"b"},"text":"why?","timestamp":"2026-11-27T08:00:00Z","entities":[{"type":"mention","text":"<at>b</at>","mentioned":{"id":"b"}}],"value":{"a":[1,2,{"b":null}]}}
        """;

    private const string Article = """
        ---
        title: "A: title"
        author: [Ann, 'Bob']
        date: 2026-11-27
        questions:
          - why?
        ---

        # Heading

        A *paragraph* with [a link](https://example.org) and `code`.

        > A quote
        - a list
        | a | b |
        |---|---|
        | c | d |
        """;

    private const string Page = """
        <!doctype html><html lang=en><head><title>T &amp; U</title><meta property="og:title" content='x'><script type="application/ld+json">{"@type":"NewsArticle","headline":"h"}</script></head>
        <body><article><h1>H</h1><p>One <b>two</b> &#x41; three.</p><table><tr><td>x</table><pre>y</pre><ul><li>z</ul></article></body></html>
        """;

    [Fact]
    public void SlackEvent_Bent_IsReadOrRefused() => Bent(Event).Sample(
        text => Only<JsonException, JsonElement>(() => JsonDocument.Parse(text).RootElement, body => InboundReader.ReadEvent(body)), iter: Tries, threads: 1);

    [Fact]
    public void SlackInteraction_Bent_IsReadOrRefused() => Bent(Interaction).Sample(
        text => Only<JsonException, JsonElement>(() => JsonDocument.Parse(text).RootElement, body =>
        {
            if (InboundReader.ReadInteraction(body) is SlackInteraction.Submission submission)
            {
                _ = submission.View.Input("input", "text");
            }
        }),
        iter: Tries,
        threads: 1);

    [Fact]
    public void SlackCommand_Bent_IsReadOrRefused() => Bent(Command).Sample(
        text =>
        {
            var body = Encoding.UTF8.GetBytes(text);
            _ = SlackForm.IsCertificateCheck(body);
            try
            {
                _ = SlackForm.ReadCommand(SlackForm.Parse(body));
            }
            catch (Exception fault) when (fault is FormatException or JsonException)
            {
                // Refused with 400.
            }
        },
        iter: Tries,
        threads: 1);

    [Fact]
    public void SlackSignature_Bent_IsNeverValid()
    {
        var (now, body) = (new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero), "body"u8.ToArray());
        var timestamp = now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var sound = SlackSignature.Sign("secret", timestamp, body);
        Bent(sound).Sample(text => Assert.True(text == sound || SlackSignature.Check("secret", timestamp, text, body, now) != SignatureVerdict.Valid), iter: Tries, threads: 1);
        Bent(timestamp).Sample(text => Assert.True(text == timestamp || SlackSignature.Check("secret", text, sound, body, now) != SignatureVerdict.Valid), iter: Tries, threads: 1);
    }

    [Fact]
    public void SlackMarkup_Bent_IsReadAsText_AndNothingOfItIsMarkupAgain() => Bent("*a* _b_ <@U1|x> &lt;c&gt; <https://e.org|y> &gt; q\n&gt;&gt;&gt; r").Sample(
        text =>
        {
            _ = Mrkdwn.ToPlainWithoutEmphasis(text);
            Assert.DoesNotContain('<', Mrkdwn.Escape(Mrkdwn.ToPlain(text)));
        },
        iter: Tries,
        threads: 1);

    [Fact]
    public void KeptInbound_Bent_IsReadOrNothing()
    {
        var kept = KeptInbound.Write(InboundReader.ReadEvent(JsonDocument.Parse(Event).RootElement) is EventPayload.Callback { Event: var said } ? said : throw new InvalidOperationException());
        Assert.NotNull(KeptInbound.Read(kept));
        Bent(kept).Sample(text => { _ = KeptInbound.Read(text); }, iter: Tries, threads: 1);
    }

    [Fact]
    public void ChatPageToken_Bent_GrantsNothingElse()
    {
        var tokens = new Tokens(Options.Create(new DirectLineOptions()), new FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero)));
        var sound = tokens.Issue(TokenUse.Conversation, "one", new Writer("ann", IsNamed: true));
        Assert.Equal(new ConversationToken("one", new Writer("ann", IsNamed: true)), tokens.TryRead(TokenUse.Conversation, sound));
        Bent(sound).Sample(
            text =>
            {
                Assert.True(tokens.TryRead(TokenUse.Conversation, text) is null or { Conversation: "one", User.Id: "ann" });
                Assert.Null(tokens.TryRead(TokenUse.Stream, text));
            },
            iter: Tries / 4,
            threads: 1);
    }

    [Fact]
    public void Activity_Bent_IsReadOrNothing() => Bent(Activity).Sample(
        text =>
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            _ = IncomingActivity.TryRead(utf8);
            _ = IncomingActivity.TryReadAny(utf8);
        },
        iter: Tries,
        threads: 1);

    [Fact]
    public void ArticleFile_Bent_IsReadOrHasFaults() => Bent(Article).Sample(
        text =>
        {
            var faults = new List<CorpusFault>();
            var article = ArticleParser.Parse("a", Encoding.UTF8.GetBytes(text), "a.md", faults);
            Assert.True(article is not null || faults.Count > 0);
        },
        iter: Tries / 4,
        threads: 1);

    [Fact]
    public void WebPage_Bent_IsReadOrRefused()
    {
        var reader = new HtmlPageReader();
        Bent(Page).Sample(
            text =>
            {
                var outcome = reader.Read(Intake.Samples.File("a.html", text), CancellationToken.None);
                Assert.NotNull(outcome);
            },
            iter: Tries / 8,
            threads: 1);
    }

    /// <summary>The one kind of refusal that is documented, from reading the text as well.</summary>
    private static void Only<TFault, T>(Func<T> parse, Action<T> read)
        where TFault : Exception
    {
        try
        {
            read(parse());
        }
        catch (TFault)
        {
            // Refused as documented.
        }
    }

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(choice => choices[choice]);

    /// <summary>The sound text with up to six changes: signs put in, left out, doubled, exchanged for others, a stretch repeated, the end cut off; or any text at all.</summary>
    private static Gen<string> Bent(string sound)
    {
        var sign = Gen.OneOf(
            Gen.Char.Select(one => one.ToString()),
            OneOf("\"", "{", "}", "[", "]", ":", ",", "\\", "\\ud800", "\\u0000", "<", ">", "</p>", "&", "&#x110000;", "%", "%00", "=", "null", "true", "-1", "1e999", "\u0000", "\n", "---", "'", "|"));
        var change = Gen.Select(Gen.Int[0, 5], Gen.Int[0, int.MaxValue - 1], Gen.Int[0, 40], sign);
        var bent = change.List[1, 6].Select(changes => changes.Aggregate(sound, (text, one) =>
        {
            var (kind, at, length, with) = one;
            var start = text.Length == 0 ? 0 : at % text.Length;
            var end = Math.Min(text.Length, start + length);
            return kind switch
            {
                0 => text.Insert(start, with),
                1 => text.Remove(start, Math.Min(1, text.Length - start)),
                2 => text.Insert(start, text[start..end]),
                3 => text[..start] + with + text[Math.Min(text.Length, start + 1)..],
                4 => text.Remove(start, end - start),
                _ => text[..start],
            };
        }));

        // As bytes bring it: there is no half of a surrogate pair in UTF-8.
        return Gen.Frequency((9, bent), (1, Gen.String.Select(text => text))).Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
    }
}
