using RussiaTaliban.Tests.Intake;

namespace RussiaTaliban.Tests.Architecture;

/// <summary>A folder with everything that the documents' commands take: what stands for a name in them is put in its place.</summary>
internal sealed class DocumentedPlace : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _values;

    public DocumentedPlace()
    {
        var corpus = Path.GetDirectoryName(_folder.Write("corpus/harbour.md",
            "---\ntitle: Harbour\n---\n\nThe harbour was closed on 3 May 2025, after a storm had damaged the quay.\n"))!;
        var sources = Path.GetDirectoryName(_folder.Write("sources/notes.txt", $"Notes\n\n{Samples.Lead}\n\n{Samples.Second}\n"))!;
        var data = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(corpus)!, "data")).FullName;
        _values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["path/to/folder"] = corpus,
            ["FOLDER"] = corpus,
            ["folder"] = sources,
            ["report.pdf"] = Path.Combine(sources, "notes.txt"),
            ["page.html"] = _folder.Write("page.html", Samples.Page(Samples.Story)),
            ["DATA"] = data,
            ["/var/lib/russia-taliban"] = data,
            ["FILE"] = Path.Combine(data, "copy.db"),
            ["PERSON"] = "U012AB3CD",
            ["APP_ID"] = "11111111-2222-3333-4444-555555555555",
            ["briefing.zip"] = Path.Combine(data, "briefing.zip"),
            ["a question that it answers"] = "When was the harbour closed?",
        };
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The arguments with values in the place of names; without addresses, which need the network; and never with the data of whoever runs the test.</summary>
    public IReadOnlyList<string> Filled(IReadOnlyList<string> arguments) =>
    [
        .. arguments.Where(argument => !argument.StartsWith("https://", StringComparison.Ordinal)).Select(argument => _values.GetValueOrDefault(argument, argument)),
        .. arguments.Contains("--data") ? Array.Empty<string>() : ["--data", _values["DATA"]],
    ];
}
