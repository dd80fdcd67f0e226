using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>
/// A corpus folder that is read again and again. It remembers what each file gave: only files whose size or time have changed are read and
/// parsed again, and where nothing has changed the corpus is the same object. Of a file that has become faulty the last good article stays.
/// Not for several threads at once.
/// </summary>
/// <param name="directory">The folder's path.</param>
/// <param name="time">Tells the day, so that articles of later days wait; null to leave none out.</param>
internal sealed class CorpusFolder(string directory, TimeProvider? time = null)
{
    // A file that was written a moment before it was read may be written again without its time or size telling.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    // Somewhere on earth it is already this much later than at Greenwich.
    private static readonly TimeSpan EarliestZone = TimeSpan.FromHours(14);

    private readonly Dictionary<string, Known> _files = new(StringComparer.Ordinal);
    private Synonyms? _synonyms;
    private (CorpusReadResult Result, DateOnly Day)? _last;

    /// <summary>How many files the last reading opened.</summary>
    public int Opened { get; private set; }

    /// <summary>Reads what has changed.</summary>
    public async Task<CorpusReadResult> ReadAsync(CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        Opened = 0;
        if (!Directory.Exists(directory))
        {
            return CorpusReadResult.Read(null, [new CorpusFault(".", null, $"there is no folder “{directory}”")]);
        }

        var listing = CorpusListing.Of(directory);
        var day = time is null ? DateOnly.MaxValue : DateOnly.FromDateTime((time.GetUtcNow() + EarliestZone).UtcDateTime);
        if (_last is { } last && last.Day == day && IsAsBefore(listing))
        {
            return last.Result;
        }

        foreach (var gone in _files.Keys.Except(listing.Files.Select(file => file.Path)).ToList())
        {
            _files.Remove(gone);
        }

        var faults = new List<CorpusFault>(listing.Faults);
        var articles = new List<Article>();
        await ArticlesAsync(listing, day, articles, faults, cancellationToken).ConfigureAwait(false);
        if (articles.Count == 0 && !faults.Exists(fault => fault.Kind == CorpusFaultKind.Refused))
        {
            faults.Add(new CorpusFault(".", null, $"“{directory}” contains no article: no .md file besides README.md"));
        }

        var english = articles.TrueForAll(article => TermAnalyzers.IsEnglish(article.Language));
        var synonyms = await SynonymsAsync(listing, english, faults, cancellationToken).ConfigureAwait(false);
        var result = CorpusReadResult.Read(articles.Count == 0 ? null : new Corpus(articles, synonyms), faults);
        _last = (result, day);
        return result;
    }

    private bool IsAsBefore(CorpusListing listing) =>
        listing.Files.Count == _files.Count && listing.Files.All(file => _files.TryGetValue(file.Path, out var known) && known.Stamp == file.Stamp);

    private async Task ArticlesAsync(
        CorpusListing listing, DateOnly day, List<Article> articles, List<CorpusFault> faults, CancellationToken cancellationToken)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);

        // Files nearer to the top keep their names where several have the same.
        foreach (var file in listing.Files.Where(file => file.IsArticle).OrderBy(file => file.Path.Count('/')).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            var slug = Slugs.Free(file.Path, taken.Contains);
            if (!_files.TryGetValue(file.Path, out var known) || known.Stamp != file.Stamp || (known.Parsed.Article ?? known.LastGood) is { } before && before.Slug != slug)
            {
                known = new Known(Stamp(file), await ReadAsync(file, slug, cancellationToken).ConfigureAwait(false), (known?.Parsed.Article ?? known?.LastGood) is { } good && good.Slug == slug ? good : null);
                _files[file.Path] = known;
            }

            faults.AddRange(known.Parsed.Faults);
            var article = known.Parsed.Article;
            if (article is null && known.LastGood is not null && known.Parsed.Faults.Any(fault => fault.Kind == CorpusFaultKind.Refused))
            {
                article = known.LastGood;
            }

            if (article is null)
            {
                continue;
            }

            taken.Add(slug);
            if (slug != Path.GetFileNameWithoutExtension(file.Path))
            {
                faults.Add(new CorpusFault(file.Path, null, $"the address of this article is “{slug}”: a file name must consist of lower-case letters a–z, digits and single hyphens, and be unique")
                {
                    Kind = CorpusFaultKind.Doubtful,
                });
            }

            if (known.Parsed.IsDraft || article.Published > day)
            {
                var why = known.Parsed.IsDraft ? "a draft" : $"published on {article.Published:yyyy-MM-dd}, which is in the future";
                faults.Add(new CorpusFault(file.Path, null, $"left out: {why}") { Kind = CorpusFaultKind.LeftOut });
            }
            else
            {
                articles.Add(article);
            }
        }
    }

    private async Task<ParsedFile> ReadAsync(ListedFile file, string slug, CancellationToken cancellationToken)
    {
        var faults = new List<CorpusFault>();
        return await ReadFileAsync(file, faults, cancellationToken).ConfigureAwait(false) is { } bytes
            ? ArticleParser.Read(slug, bytes, file.Path)
            : new ParsedFile(null, faults);
    }

    private async Task<Synonyms?> SynonymsAsync(CorpusListing listing, bool english, List<CorpusFault> faults, CancellationToken cancellationToken)
    {
        if (listing.Files.FirstOrDefault(file => !file.IsArticle) is not { } file)
        {
            return _synonyms = null;
        }

        var own = new List<CorpusFault>();
        var parsed = await ReadFileAsync(file, own, cancellationToken).ConfigureAwait(false) is { } bytes ? SynonymsParser.Parse(bytes, english, own) : null;
        _files[file.Path] = new Known(Stamp(file), new ParsedFile(null, own), null);
        faults.AddRange(own);
        return _synonyms = parsed ?? _synonyms;
    }

    private async Task<byte[]?> ReadFileAsync(ListedFile file, List<CorpusFault> faults, CancellationToken cancellationToken)
    {
        try
        {
            if (file.Stamp.Length > CorpusReader.MaxFileSize)
            {
                faults.Add(new CorpusFault(file.Path, null, $"the file is larger than {CorpusReader.MaxFileSize / 1024 / 1024} MiB; split it into articles"));
                return null;
            }

            Opened++;
            return await File.ReadAllBytesAsync(file.FullPath, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add(new CorpusFault(file.Path, null, $"the file cannot be read: {fault.Message}"));
            return null;
        }
    }

    /// <summary>What is remembered of a file's state; of one that may still be written to, a state that no file has. By the clock that files are stamped with.</summary>
    private static FileStamp Stamp(ListedFile file) =>
        TimeProvider.System.GetUtcNow().UtcDateTime - file.Stamp.Written < Settled ? new FileStamp(-1, default) : file.Stamp;

    private sealed record Known(FileStamp Stamp, ParsedFile Parsed, Article? LastGood);
}

/// <summary>What a corpus folder holds at a moment, before anything is opened.</summary>
/// <param name="Files">The articles' files and the file of synonyms, in ordinal order of their paths.</param>
/// <param name="Faults">What was left out, and folders that cannot be read.</param>
internal sealed record CorpusListing(IReadOnlyList<ListedFile> Files, IReadOnlyList<CorpusFault> Faults)
{
    private const int MaxDepth = 32;

    /// <summary>Names that stand beside articles on every desk and are nobody's article.</summary>
    private static bool IsSilent(string name) => name[0] == '.' || name.Equals("README.md", StringComparison.OrdinalIgnoreCase);

    /// <summary>Lists a folder. A link to a folder is followed once; a circle of links ends there.</summary>
    public static CorpusListing Of(string directory)
    {
        var files = new List<ListedFile>();
        var faults = new List<CorpusFault>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(DirectoryInfo Folder, string Path, int Depth)>([(new DirectoryInfo(directory), "", 0)]);
        while (open.TryPop(out var at))
        {
            try
            {
                if (at.Depth > MaxDepth || !seen.Add(RealPath(at.Folder)))
                {
                    continue;
                }

                foreach (var entry in at.Folder.EnumerateFileSystemInfos())
                {
                    var path = at.Path + entry.Name;
                    if (IsSilent(entry.Name))
                    {
                        continue;
                    }

                    if (entry.Name[0] == '_')
                    {
                        faults.Add(Left(path, "names that begin with _ are left out"));
                    }
                    else if (entry is DirectoryInfo folder)
                    {
                        open.Push((folder, path + "/", at.Depth + 1));
                    }
                    else if (entry is FileInfo file)
                    {
                        List(file, path, files, faults);
                    }
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                faults.Add(new CorpusFault(at.Path.Length == 0 ? "." : at.Path.TrimEnd('/'), null, $"the folder cannot be read: {fault.Message}"));
            }
        }

        return new CorpusListing([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], faults);
    }

    private static void List(FileInfo file, string path, List<ListedFile> files, List<CorpusFault> faults)
    {
        var isSynonyms = path == SynonymsParser.FileName;
        if (!isSynonyms && Path.GetExtension(path).ToLowerInvariant() is not (".md" or ".markdown"))
        {
            faults.Add(Left(path, "left out: only .md files are read; `add` converts web pages, PDF, Word and text files"));
            return;
        }

        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
        if (target is not { Exists: true })
        {
            faults.Add(new CorpusFault(path, null, "the file cannot be read: the link is broken"));
        }
        else
        {
            files.Add(new ListedFile(path, file.FullName, new FileStamp(target.Length, target.LastWriteTimeUtc), !isSynonyms));
        }
    }

    private static string RealPath(DirectoryInfo folder) =>
        folder.LinkTarget is null ? folder.FullName : folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName;

    private static CorpusFault Left(string path, string why) => new(path, null, why) { Kind = CorpusFaultKind.LeftOut };
}

/// <summary>A file of a corpus folder.</summary>
/// <param name="Path">Its path in the folder, with forward slashes.</param>
/// <param name="FullPath">Where it is.</param>
/// <param name="Stamp">Its size and time.</param>
/// <param name="IsArticle">False for the file of synonyms.</param>
internal sealed record ListedFile(string Path, string FullPath, FileStamp Stamp, bool IsArticle);

/// <summary>The properties that show whether a file has changed.</summary>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Written">When it was last written, UTC.</param>
internal readonly record struct FileStamp(long Length, DateTime Written);
