namespace RussiaTaliban.Host.CommandLine;

/// <summary>How a command says that it could not do its work: a line for each fault on standard error.</summary>
internal static class Failure
{
    private const int ExitCode = 1;

    /// <summary>Tells every fault and gives the exit code.</summary>
    public static int Tell(IEnumerable<object> faults)
    {
        foreach (var fault in faults)
        {
            Console.Error.WriteLine($"error: {fault}");
        }

        return ExitCode;
    }
}
