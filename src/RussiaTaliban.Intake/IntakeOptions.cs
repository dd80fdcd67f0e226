using System.ComponentModel.DataAnnotations;
using RussiaTaliban.Intake.Readers;

namespace RussiaTaliban.Intake;

/// <summary>Section <c>Intake</c> of the configuration: which sources <c>add</c> accepts, and their limits.</summary>
public sealed class IntakeOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Intake";

    /// <summary>The hosts from which pages and feeds may be fetched: <c>example.org</c>, <c>*.example.org</c> for all its subdomains, <c>*</c> for any host; with a port
    /// unless it is 80 or 443. Empty, the default: nothing is fetched. Private addresses are never fetched, even if they are listed.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>The largest file or page, in MiB.</summary>
    [Range(1, 200)]
    public int MaxMegabytes { get; set; } = 32;

    /// <summary>How long it may take to fetch a page, including redirects.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan FetchLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many redirects are followed; each is checked like the first address.</summary>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>How long it may take to read one file; a file that takes longer is refused.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan ReadingLimit { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How much memory reading one file may take, in MiB; a file that takes more is refused. It is read in a process of its own.</summary>
    [Range(128, 8192)]
    public int ReadingMegabytes { get; set; } = 768;

    /// <summary>Files, folders and addresses that the running service reads again regularly: new items become articles, changed ones new revisions.
    /// Empty, the default: none.</summary>
    public IList<string> Watch { get; } = [];

    /// <summary>How often the service reads the sources in <see cref="Watch"/>.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan WatchEvery { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How the process is started that reads files; null to read them in this one.</summary>
    internal ReaderCommand? Reader { get; private set; }

    /// <summary>Has files read in a process of their own.</summary>
    public void ReadWith(ReaderCommand command) => Reader = command;

    internal long MaxBytes => MaxMegabytes * 1024L * 1024;
}
