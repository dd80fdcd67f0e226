using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Slack;
using RussiaTaliban.Tests.Architecture;
using RussiaTaliban.Tests.Terminal;

namespace RussiaTaliban.Tests.Host;

/// <summary>Secrets from files, as containers mount them.</summary>
public sealed partial class SecretFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EverySecret_MayBeGivenByFile()
    {
        var secrets = SettingsCatalog.All.Select(setting => setting.Name).Where(name => Secret().IsMatch(name)).Order(StringComparer.Ordinal);
        Assert.Equal(secrets, SecretFiles.Settings.Order(StringComparer.Ordinal));
        Assert.All(SecretFiles.Settings, setting => Assert.Contains($"`{setting}`", File.ReadAllText(Path.Combine(Repository.Root, "deploy", "README.md")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_IsReadForTheSecret_WithoutTheSpaceAroundIt()
    {
        await using var app = ServiceHost.Build(Settings(("Slack:BotToken:File", Write("bot", "xoxb-from-a-file\n"))));
        Assert.Equal("xoxb-from-a-file", app.Services.GetRequiredService<IOptions<SlackOptions>>().Value.BotToken);
    }

    [Theory]
    [InlineData(null, "does not exist")]
    [InlineData("", "is empty")]
    [InlineData(" \n", "is empty")]
    public void File_MissingOrEmpty_IsAFaultThatNamesSettingAndFile(string? content, string what)
    {
        var path = content is null ? Path.Combine(_folder.Path, "none") : Write("bot", content);
        var faults = Faults(("Slack:BotToken:File", path));
        Assert.Contains($"Slack:BotToken: the file {path}, which Slack:BotToken:File names, {what}.", faults);
    }

    [Fact]
    public void File_BesideTheSecretItself_IsAFault() =>
        Assert.Contains(
            "Slack:BotToken is set, and so is Slack:BotToken:File: keep one of them.",
            Faults(("Slack:BotToken", "xoxb-1"), ("Slack:BotToken:File", Write("bot", "xoxb-2"))));

    [Fact]
    public void Folder_IsAFault() => Assert.Contains(Faults(("Slack:BotToken:File", _folder.Path)), fault => fault.Contains("is a folder", StringComparison.Ordinal));

    [Fact]
    public async Task Commands_TakeThemToo()
    {
        var environment = new Dictionary<string, string> { ["Storage__Provider"] = "Sqlite", ["Storage__ConnectionString__File"] = Write("db", $"Data Source={Path.Combine(_folder.Path, "other.db")}") };
        Assert.Equal(0, (await CommandLineRun.OfAsync(environment, "db", "prune", "--data", _folder.Path)).ExitCode);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "other.db")));

        environment["Storage__ConnectionString__File"] = "/nowhere";
        var refused = await CommandLineRun.OfAsync(environment, "db", "prune", "--data", _folder.Path);
        Assert.Equal((4, true), (refused.ExitCode, refused.Error.Contains("Storage:ConnectionString: the file /nowhere", StringComparison.Ordinal)));
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static ServiceSettings Settings(params (string Name, string Value)[] settings) => new(Repository.Corpus)
    {
        Urls = "http://127.0.0.1:0",
        Environment = "Development",
        Configuration = new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)))
        {
            ["Slack:Transport"] = "Http",
            ["Slack:SigningSecret"] = "s",
        },
    };

    private static IReadOnlyList<string> Faults(params (string Name, string Value)[] settings)
    {
        var fault = Record.Exception(() => ServiceHost.Build(Settings(settings)));
        return fault switch
        {
            OptionsValidationException one => [.. one.Failures],
            AggregateException several => [.. several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(one => one.Failures)],
            _ => [],
        };
    }

    [GeneratedRegex("(Secret|Token|Password|SigningKey|PersonKey|ConnectionString)$")]
    private static partial Regex Secret();
}
