namespace RussiaTaliban.Terminal;

/// <summary>The exit codes of commands. 0: the command succeeded, and the answer or the verdict is good.</summary>
public static class ExitCodes
{
    /// <summary><c>check-quote</c>: the quote is altered.</summary>
    public const int Altered = 1;

    /// <summary><c>add</c>: something was not taken; what was taken is there.</summary>
    public const int NotAllTaken = 1;

    /// <summary><c>check</c>: something that the service needs is not there.</summary>
    public const int CheckFailed = 1;

    /// <summary><c>check-quote</c>: the quote is absent.</summary>
    public const int Absent = 2;

    /// <summary><c>ask</c>: the corpus has no answer.</summary>
    public const int NotFound = 3;

    /// <summary>The command could not do its work; a line on standard error says why.</summary>
    public const int Failed = 4;

    /// <summary>The command line is not one that this program knows (EX_USAGE of the BSD systems).</summary>
    public const int Usage = 64;
}
