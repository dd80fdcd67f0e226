using System.Globalization;
using System.Text;
using System.Text.Json;
using RussiaTaliban.Slack.Requests;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>Slack's own packages judge what we send and what we accept.</summary>
public sealed class SlackSecondOpinionTests
{
    private const string Secret = FakeSlack.SigningSecret;
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_531_420_618);
    private static readonly string Goldens = Path.Combine(Repository.Root, "tests", "RussiaTaliban.Tests", "Golden", "Slack");

    [Fact]
    public async Task Goldens_AgainstSlacksPublishedTypes_HaveNoFault()
    {
        var (code, output) = await NodeTools.RunAsync("typecheck.mjs", arguments: Goldens);
        Assert.True(code == 0, output);
    }

    /// <summary>The manifests have the shape that Slack's own package gives them, without a member that it does not know.</summary>
    [Fact]
    public async Task Manifests_AgainstSlacksPublishedTypes_HaveNoFault()
    {
        using var folder = new TemporaryFolder();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "deploy", "slack"), "manifest*.yaml"))
        {
            // The package's list of scopes lacks this one, which Slack's documentation of assistant.threads.setSuggestedPrompts asks for.
            var manifest = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace("- assistant:write ", "- chat:write ", StringComparison.Ordinal);
            folder.Write(Path.GetFileName(path) + ".json", YamlJson.Of(manifest));
        }

        var (code, output) = await NodeTools.RunAsync("typecheck.mjs", arguments: [folder.Path, "manifest"]);
        Assert.True(code == 0 && output.Contains("2 files, 0 faults", StringComparison.Ordinal), output);
        folder.Write("wrong.json", """{"display_information":{"name":"x"},"settings":{"event_subscriptions":{"bot_events":"app_mention"}}}""");
        (code, _) = await NodeTools.RunAsync("typecheck.mjs", arguments: [folder.Path, "manifest"]);
        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData("""[{"type":"section","text":{"type":"markdown","text":"no such text type"}}]""")]
    [InlineData("""[{"type":"actions","elements":[{"type":"button","text":"not a text object","action_id":"a"}]}]""")]
    [InlineData("""[{"type":"divider","color":"red"}]""")]
    [InlineData("""[{"type":"rich_text","elements":[{"type":"rich_text_list","style":"bullet","elements":[{"elements":[]}]}]}]""")]
    public async Task WrongBlocks_AgainstSlacksPublishedTypes_AreFound(string blocks)
    {
        using var folder = new TemporaryFolder();
        folder.Write("wrong.json", blocks);
        var (code, output) = await NodeTools.RunAsync("typecheck.mjs", arguments: folder.Path);
        Assert.True(code == 1 && output.Contains("1 files,", StringComparison.Ordinal), output);
    }

    [Fact]
    public async Task Signatures_OursAndSlacks_Agree()
    {
        var cases = Cases().ToList();
        var input = string.Join('\n', cases.Select(request => JsonSerializer.Serialize(new
        {
            secret = Secret,
            timestamp = request.Timestamp,
            signature = request.Signature,
            body = request.Body,
            now = Now.ToUnixTimeMilliseconds(),
        })));
        var (code, output) = await NodeTools.RunAsync("signatures.mjs", input);
        Assert.True(code == 0, output);
        var theirs = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(bool.Parse);
        var ours = cases.Select(request =>
            SlackSignature.Check(Secret, request.Timestamp, request.Signature, Encoding.UTF8.GetBytes(request.Body), Now) == SignatureVerdict.Valid);
        Assert.Equal(theirs, ours);
        Assert.Contains(true, ours);
        Assert.Contains(false, ours);
    }

    // Slack's check lets a request from the future pass and ours does not, so none is among these.
    private static IEnumerable<(string Timestamp, string Signature, string Body)> Cases()
    {
        string[] bodies = ["", "{}", "text=why%3F&user_id=U1", """{"text":"“Taliban” — §2 ¶1 é 😀"}""", new string('x', 100_000)];
        foreach (var body in bodies)
        {
            foreach (var age in new[] { 0, 1, 299, 300, 301, 86_400 })
            {
                var timestamp = (Now.ToUnixTimeSeconds() - age).ToString(CultureInfo.InvariantCulture);
                var signature = SlackSignature.Sign(Secret, timestamp, Encoding.UTF8.GetBytes(body));
                yield return (timestamp, signature, body);
                yield return (timestamp, signature, body + " ");
                yield return (timestamp, signature[..^1], body);
                yield return (timestamp, signature[..10], body);
                yield return (timestamp, "v0=", body);
                yield return (timestamp, "v1" + signature[2..], body);
                yield return (timestamp, signature[3..], body);
                yield return (timestamp, signature.ToUpperInvariant(), body);
                yield return (timestamp, SlackSignature.Sign("another secret", timestamp, Encoding.UTF8.GetBytes(body)), body);
            }
        }
    }
}
