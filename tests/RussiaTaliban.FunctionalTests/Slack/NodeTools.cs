namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>Slack's npm packages.</summary>
internal static class NodeTools
{
    private static readonly NodePackages Packages = new("Slack");

    /// <inheritdoc cref="NodePackages.RunAsync"/>
    public static Task<(int ExitCode, string Output)> RunAsync(string script, string? input = null, params IEnumerable<string> arguments) =>
        Packages.RunAsync(script, input, arguments);
}
