using System.Reflection;

namespace RussiaTaliban.Tests.Architecture;

/// <summary>The one direction in which the projects may know each other, read from the built assemblies.</summary>
public sealed class ProjectArrowTests
{
    private const string Prefix = "RussiaTaliban.";

    public static TheoryData<string, string[]> Allowed => new()
    {
        { "Briefing", [] },
        { "Chat", ["Briefing"] },
        { "BotFramework", ["Chat", "Briefing"] },
        { "Teams", ["BotFramework", "Chat", "Briefing"] },
        { "WebChat", ["BotFramework", "Chat", "Briefing"] },
        { "Slack", ["Chat", "Briefing"] },
        { "Terminal", ["Chat", "Briefing"] },
        { "Storage", ["Chat", "Briefing"] },
        { "Onnx", ["Briefing"] },
        { "Intake", ["Briefing"] },
        { "ModelBuilder", ["Chat", "Briefing", "Onnx"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Project_References_OnlyTheProjectsItMayKnow(string project, string[] allowed)
    {
        var referenced = Assembly.Load(Prefix + project).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..]);

        Assert.Empty(referenced.Except(allowed));
    }

    [Fact]
    public void OnlyBriefingAndItsModelBuilder_Reference_Lucene()
    {
        var offenders = Allowed
            .Select(row => row.Data.Item1)
            .Where(project => project is not ("Briefing" or "ModelBuilder"))
            .Where(project => Assembly.Load(Prefix + project).GetReferencedAssemblies()
                .Any(name => name.Name!.StartsWith("Lucene", StringComparison.Ordinal)));

        Assert.Empty(offenders);
    }
}
