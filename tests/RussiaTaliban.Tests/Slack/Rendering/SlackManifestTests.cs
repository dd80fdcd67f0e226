using RussiaTaliban.Slack;
using RussiaTaliban.Slack.Conversation;
using YamlDotNet.RepresentationModel;

namespace RussiaTaliban.Tests.Slack.Rendering;

/// <summary>The manifests ask for what the code uses, and for nothing else.</summary>
public sealed class SlackManifestTests
{
    private const string Http = "manifest.yaml";
    private const string SocketMode = "manifest.socket-mode.yaml";

    [Theory]
    [InlineData(Http, true)]
    [InlineData(SocketMode, false)]
    public void Manifest_Scopes_AreThoseThatTheFeaturesNeed(string file, bool unfurls) =>
        Assert.Equal(
            SlackScopes.For(new SlackOptions { Channel = { UnfurlLinks = unfurls } }).Order(),
            Words(Read(file), "oauth_config", "scopes", "bot").Order());

    [Theory]
    [InlineData(Http)]
    [InlineData(SocketMode)]
    public void Manifest_Shortcuts_AreThoseThatAreHandled(string file) =>
        Assert.Equal(
            [SlackShortcuts.AskTheCorpus, SlackShortcuts.CheckThisQuote],
            ((YamlSequenceNode)At(Read(file), "features", "shortcuts")).Select(shortcut => shortcut["callback_id"].ToString()));

    [Theory]
    [InlineData(Http)]
    [InlineData(SocketMode)]
    public void Manifest_Texts_AreWithinSlacksLimits(string file)
    {
        var manifest = Read(file);
        Assert.InRange(At(manifest, "display_information", "name").ToString().Length, 1, 35);
        Assert.InRange(At(manifest, "display_information", "description").ToString().Length, 1, 140);
        Assert.InRange(At(manifest, "display_information", "long_description").ToString().Length, 174, 4_000);
        Assert.InRange(At(manifest, "features", "agent_view", "agent_description").ToString().Length, 1, 300);
        foreach (var shortcut in (YamlSequenceNode)At(manifest, "features", "shortcuts"))
        {
            Assert.InRange(shortcut["name"].ToString().Length, 1, 24);
            Assert.InRange(shortcut["description"].ToString().Length, 1, 150);
        }
    }

    [Fact]
    public void Manifests_DifferOnlyInWhatAnAddressTakes()
    {
        var (http, socket) = (Lines(Http), Lines(SocketMode));
        Assert.Equal(["socket_mode_enabled: true"], socket.Except(http));
        Assert.All(http.Except(socket), line => Assert.Matches("briefing\\.example\\.org|links?[:_]|unfurl_domains|socket_mode_enabled: false", line));
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(PathOf(file)).Where(line => !line.StartsWith('#')).Select(line => line.Trim());

    private static YamlNode Read(string file)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(PathOf(file));
        yaml.Load(reader);
        return yaml.Documents[0].RootNode;
    }

    private static YamlNode At(YamlNode node, params IEnumerable<string> path) => path.Aggregate(node, (at, name) => at[name]);

    private static IEnumerable<string> Words(YamlNode node, params IEnumerable<string> path) =>
        ((YamlSequenceNode)At(node, path)).Select(word => word.ToString());

    private static string PathOf(string file) => Path.Combine(Repository.Root, "deploy", "slack", file);
}
