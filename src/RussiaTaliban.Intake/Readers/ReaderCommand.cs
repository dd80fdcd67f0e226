using System.Diagnostics;

namespace RussiaTaliban.Intake.Readers;

/// <summary>
/// How a process is started that reads sources: a program of this product that calls <see cref="ReaderProcess.ServeAsync"/> where its last argument is
/// <see cref="Name"/>.
/// </summary>
/// <param name="Program">The program's path.</param>
/// <param name="Arguments">What stands before <see cref="Name"/>, mostly nothing.</param>
public sealed record ReaderCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The argument that asks a program to read.</summary>
    public const string Name = "read-sources";

    // What .NET itself needs. Settings of the service, its secrets among them, are nothing to a process that reads strangers' files.
    private static readonly string[] Needed =
    [
        "PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG", "LC_ALL", "DOTNET_ROOT", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "DOTNET_BUNDLE_EXTRACT_BASE_DIR",
    ];

    internal ProcessStartInfo Start(int memoryMegabytes)
    {
        var start = new ProcessStartInfo(Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in Arguments.Append(Name))
        {
            start.ArgumentList.Add(argument);
        }

        var kept = Needed.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).Where(one => one.Value is not null).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
        {
            start.Environment[name] = value;
        }

        // In hexadecimal: above it .NET throws OutOfMemoryException, which costs the file and not the machine.
        start.Environment["DOTNET_GCHeapHardLimit"] = (memoryMegabytes * 1024L * 1024).ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }
}
