namespace RussiaTaliban.Intake.Sources;

/// <summary>The files and addresses that a person named, folders opened.</summary>
/// <param name="Sources">What is to be taken, in order; files of a folder by name.</param>
/// <param name="Refused">What is not there.</param>
internal sealed record SourceListing(IReadOnlyList<ListedSource> Sources, IReadOnlyList<TakeResult> Refused)
{
    private const int MaxDepth = 32;

    // Circles of links and the system's own files are passed by.
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = MaxDepth,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>Lists the sources.</summary>
    /// <param name="sources">Paths and addresses as a person wrote them.</param>
    /// <param name="corpusDirectory">The corpus folder, whose own articles are no sources.</param>
    public static SourceListing Of(IEnumerable<string> sources, string corpusDirectory)
    {
        var listed = new List<ListedSource>();
        var refused = new List<TakeResult>();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var corpus = Path.TrimEndingDirectorySeparator(Path.GetFullPath(corpusDirectory)) + Path.DirectorySeparatorChar;
        foreach (var source in sources)
        {
            if (Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                listed.Add(new ListedSource(source, null, address));
            }
            else if (Directory.Exists(source))
            {
                var folder = Path.GetFullPath(source);
                foreach (var file in Directory.EnumerateFiles(folder, "*", Everything).Order(StringComparer.Ordinal).Where(file => !IsArticle(file)))
                {
                    Add(file, Path.GetRelativePath(folder, file).Replace('\\', '/'));
                }
            }
            else if (File.Exists(source))
            {
                Add(Path.GetFullPath(source), Path.GetFileName(source));
            }
            else
            {
                refused.Add(TakeResult.No(source, new Refusal("there is no such file, folder or http address")));
            }
        }

        return new SourceListing(listed, refused);

        bool IsArticle(string file) => file.StartsWith(corpus, StringComparison.Ordinal) && Path.GetExtension(file) is ".md" or ".markdown";

        void Add(string path, string name)
        {
            if (!paths.Add(path))
            {
                return;
            }

            // Two files of one name, from two folders, are two sources.
            for (var folder = Path.GetDirectoryName(path); !names.Add(name) && folder is not null; folder = Path.GetDirectoryName(folder))
            {
                name = $"{Path.GetFileName(folder)}/{name}";
            }

            listed.Add(new ListedSource(name, path, null));
        }
    }
}

/// <summary>A file or an address.</summary>
/// <param name="Name">What it is called: the file's name, its path in the folder that was named, or the address.</param>
/// <param name="Path">The file's path; null for an address.</param>
/// <param name="Address">The address; null for a file.</param>
internal sealed record ListedSource(string Name, string? Path, Uri? Address);
