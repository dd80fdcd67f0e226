using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace RussiaTaliban.Tests.Architecture;

/// <summary>The templates in deploy: they parse, name settings that there are, and run the service without rights. The vendors' own tools are not at hand; what they would find beyond this, nobody has looked for.</summary>
public sealed partial class TemplateTests
{
    private static readonly HashSet<string> Variables =
        [.. SettingsCatalog.All.Select(setting => Number().Replace(setting.Variable, "__0")), "ASPNETCORE_ENVIRONMENT", "DOTNET_EnableDiagnostics"];

    [Fact]
    public void Compose_RunsTwoReplicasWithoutRights_AndKeepsPasswordsOutOfTheEnvironment()
    {
        var compose = Parse(Read("container/compose.yaml")).Single();
        var briefing = At(compose, "services", "briefing");

        Assert.Equal("2", Text(briefing, "deploy", "replicas"));
        Assert.Equal("true", Text(briefing, "read_only"));
        Assert.Equal(["ALL"], Items(briefing, "cap_drop"));
        Assert.Contains("no-new-privileges:true", Items(briefing, "security_opt"));
        Assert.All(Keys(briefing, "environment"), AssertKnown);
        Assert.Equal("/run/secrets/database", Text(compose, "services", "database", "environment", "POSTGRES_PASSWORD_FILE"));
        Assert.Contains("pg_isready", string.Join(' ', Items(compose, "services", "database", "healthcheck", "test")), StringComparison.Ordinal);
        Assert.All(Items(compose, "services", "database", "secrets"), secret => Assert.Contains(secret, Keys(compose, "secrets")));
        Assert.Equal("service_healthy", Text(briefing, "depends_on", "database", "condition"));
        Assert.Equal(Text(At(compose, "networks", "inside", "ipam", "config", 0), "subnet"), Text(briefing, "environment", "Proxy__Trusted__0"));
        var file = Read("container/Dockerfile");
        Assert.Contains("USER 1654", file, StringComparison.Ordinal);
        Assert.Contains("HEALTHCHECK", file, StringComparison.Ordinal);
        var project = File.ReadAllText(Path.Combine(Repository.Root, "src", "RussiaTaliban.Host", "RussiaTaliban.Host.csproj"));
        Assert.Contains($"<ContainerBaseImage>{BaseImage().Match(file).Groups[1].Value}</ContainerBaseImage>", project, StringComparison.Ordinal);
    }

    [Fact]
    public void Helm_RendersToYaml_WithProbesAndWithoutRights()
    {
        var values = Parse(Read("helm/values.yaml")).Single();
        var template = Read("helm/templates/service.yaml");
        Assert.All(Value().Matches(template).Select(match => match.Groups[1].Value.Split('.')), path => Assert.NotNull(At(values, [.. path])));
        Assert.Equal(Opening().Count(template), Closing().Count(template));
        Assert.All(Keys(values, "settings"), AssertKnown);
        Assert.All(EnvironmentName().Matches(template).Select(match => match.Groups[1].Value).Select(name => name.EndsWith('_') ? name + "0" : name), AssertKnown);

        // A line that is an instruction goes, and an expression becomes a word: what is left must be YAML.
        var documents = Parse(Expression().Replace(Instruction().Replace(template, ""), "word"));
        Assert.Equal(["Deployment", "Service", "Ingress", "PodDisruptionBudget"], documents.Select(document => Text(document, "kind")));
        var pod = At(documents[0], "spec", "template", "spec")!;
        var container = At(pod, "containers", 0);
        Assert.Equal("true", Text(pod, "securityContext", "runAsNonRoot"));
        Assert.Equal("RuntimeDefault", Text(pod, "securityContext", "seccompProfile", "type"));
        Assert.Equal("true", Text(container, "securityContext", "readOnlyRootFilesystem"));
        Assert.Equal("false", Text(container, "securityContext", "allowPrivilegeEscalation"));
        Assert.Equal(["/health/startup", "/health/ready", "/health/live"], new[] { "startupProbe", "readinessProbe", "livenessProbe" }.Select(probe => Text(container, probe, "httpGet", "path")));
        Assert.All(new[] { At(documents[1], "spec", "selector"), At(documents[3], "spec", "selector", "matchLabels") }, labels => Assert.Equal("russia-taliban", Text(labels, "app.kubernetes.io/name")));
    }

    [Fact]
    public void Azure_GivesTheAppAnIdentity_AndItsSecretsFromTheVaultAlone()
    {
        var bicep = Read("azure/main.bicep");
        foreach (var (open, close) in new[] { ('{', '}'), ('[', ']'), ('(', ')') })
        {
            Assert.Equal(bicep.Count(sign => sign == open), bicep.Count(sign => sign == close));
        }

        Assert.Contains("identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }", bicep, StringComparison.Ordinal);
        Assert.All(SecretLine().Matches(bicep), secret => Assert.Contains("identity: identity.id", secret.Value, StringComparison.Ordinal));
        Assert.Equal(2, SecretLine().Count(bicep));
        var environment = BicepVariable().Matches(bicep);
        Assert.All(environment.Select(match => match.Groups[1].Value), AssertKnown);
        Assert.All(
            environment.Where(match => match.Groups[1].Value is "Storage__ConnectionString" or "DirectLine__SigningKey"), match => Assert.StartsWith("secretRef:", match.Groups[2].Value, StringComparison.Ordinal));
        Assert.All(Parameter().Matches(bicep).Where(match => match.Groups[2].Value is "databasePassword" or "signingKey"), match => Assert.Contains("@secure()", match.Groups[1].Value, StringComparison.Ordinal));
        Assert.DoesNotContain("output password", bicep, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("dependsOn: [ mayRead ]", bicep, StringComparison.Ordinal);
    }

    [Fact]
    public void Unit_RunsAsNobody_AndMayWriteItsOwnFolderAlone()
    {
        var lines = Read("systemd/russia-taliban.service").Split('\n').ToHashSet(StringComparer.Ordinal);

        Assert.All(
            new[] { "DynamicUser=yes", "ProtectSystem=strict", "StateDirectoryMode=0700", "UMask=0077", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "Environment=ASPNETCORE_ENVIRONMENT=Production" },
            line => Assert.Contains(line, lines));
    }

    /// <summary>Every file that is YAML is read once, so that a slip is found here and not by whoever installs it.</summary>
    [Fact]
    public void Yaml_OfTheRepository_Parses()
    {
        var files = new[] { "deploy", ".github" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.y*ml", SearchOption.AllDirectories))
            .Where(file => !file.Contains("templates", StringComparison.Ordinal)).ToList();

        Assert.True(files.Count >= 8);
        Assert.All(files, file => Assert.NotEmpty(Parse(File.ReadAllText(file))));
    }

    private static void AssertKnown(string variable) => Assert.Contains(Number().Replace(variable, "__0"), Variables);

    private static string Read(string name) => File.ReadAllText(Path.Combine([Repository.Root, "deploy", .. name.Split('/')]));

    private static List<YamlNode> Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    private static YamlNode? At(YamlNode? node, params object[] path) => path.Aggregate(node, (place, step) => (place, step) switch
    {
        (YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null,
        (YamlSequenceNode list, int index) => list.Children.ElementAtOrDefault(index),
        _ => null,
    });

    private static string? Text(YamlNode? node, params object[] path) => (At(node, path) as YamlScalarNode)?.Value;

    private static List<string> Items(YamlNode? node, params object[] path) => [.. ((YamlSequenceNode)At(node, path)!).Children.Select(item => ((YamlScalarNode)item).Value!)];

    private static List<string> Keys(YamlNode? node, params object[] path) => [.. ((YamlMappingNode)At(node, path)!).Children.Keys.Select(key => ((YamlScalarNode)key).Value!)];

    [GeneratedRegex(@"__[0-9]+\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^FROM (mcr\S+aspnet\S+)$", RegexOptions.Multiline)]
    private static partial Regex BaseImage();

    [GeneratedRegex(@"\.Values\.([A-Za-z.]+)")]
    private static partial Regex Value();

    [GeneratedRegex(@"\{\{-? (if|range|with) ")]
    private static partial Regex Opening();

    [GeneratedRegex(@"\{\{-? end ")]
    private static partial Regex Closing();

    [GeneratedRegex(@"- \{ name: ([A-Za-z_]+)[^,]*, value:")]
    private static partial Regex EnvironmentName();

    [GeneratedRegex(@"^\s*\{\{-? (if|range|end)[^}]*\}\}\n", RegexOptions.Multiline)]
    private static partial Regex Instruction();

    [GeneratedRegex(@"\{\{[^}]*\}\}")]
    private static partial Regex Expression();

    [GeneratedRegex(@"\{ name: '[a-z]+', keyVaultUrl: [^}]*\}")]
    private static partial Regex SecretLine();

    [GeneratedRegex(@"\{ name: '([A-Z][A-Za-z]+(?:__[A-Za-z0-9_]+)?)', ((?:value|secretRef):[^}]*)")]
    private static partial Regex BicepVariable();

    [GeneratedRegex(@"((?:^@.*\n)+)param (\w+)", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
