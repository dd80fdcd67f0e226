using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Corpora.Reading;
using RussiaTaliban.Intake.Sources;

namespace RussiaTaliban.Intake.Writing;

/// <summary>
/// The articles of a corpus folder by where they came from: the same source again becomes a new revision in the same file, one that says the same changes nothing,
/// and an article that somebody has edited since is not written over. Not for several threads at once.
/// </summary>
internal sealed class CorpusStore
{
    // Sources of one name are taken for one where they have a paragraph of this length in common.
    private const int TellingLength = 40;

    private readonly string _directory;
    private readonly List<Known> _articles;
    private readonly HashSet<string> _slugs;

    // What was ever taken into the folder, a hash of each origin a line, of files with the title: what an editor has removed is not new.
    private const string TakenFile = ".taken";

    private readonly HashSet<string> _taken;

    private CorpusStore(string directory, List<Known> articles, HashSet<string> slugs, HashSet<string> taken)
    {
        _directory = directory;
        _articles = articles;
        _slugs = slugs;
        _taken = taken;
    }

    /// <summary>Reads what the folder holds; the folder is made where it is not there.</summary>
    public static async Task<CorpusStore> OpenAsync(string directory, bool onlyOnce, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var articles = new List<Known>();
        var slugs = new HashSet<string>(StringComparer.Ordinal) { "readme" };
        foreach (var file in CorpusListing.Of(directory).Files.Where(file => file.IsArticle))
        {
            slugs.Add(Slugs.Of(file.Path));
            if (file.Stamp.Length <= CorpusReader.MaxFileSize
                && Known.Of(file.FullPath, Slugs.Of(file.Path), await ReadAsync(file.FullPath, cancellationToken).ConfigureAwait(false)) is { } known)
            {
                articles.Add(known);
            }
        }

        var list = Path.Combine(directory, TakenFile);
        var taken = (File.Exists(list) ? await File.ReadAllLinesAsync(list, cancellationToken).ConfigureAwait(false) : []).ToHashSet(StringComparer.Ordinal);

        // What was taken before there was a list, or while it could not be written.
        var unlisted = articles.SelectMany(article => new[] { HashOf(article.Origin), HashOf(article.Origin, article.Title) }).Where(taken.Add).ToList();
        if (unlisted.Count > 0)
        {
            await File.AppendAllLinesAsync(list, unlisted, cancellationToken).ConfigureAwait(false);
        }

        return new CorpusStore(directory, articles, slugs, taken) { OnlyOnce = onlyOnce };
    }

    /// <summary>Writes a document's article, or finds that nothing is to be written.</summary>
    /// <param name="document">The document.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="replace">True to write over what somebody has edited by hand.</param>
    /// <param name="cancellationToken">Stops before the file is put in place, never within.</param>
    public async Task<Stored> PutAsync(TakenDocument document, Origin origin, bool replace, CancellationToken cancellationToken)
    {
        document = document.Normalised();
        if (document.Blocks.All(block => block.IsHeading))
        {
            return Stored.No("there is no text in it", "open it where people read it, and save what you see there");
        }

        document = document.Title.Length > 0 ? document : document with { Title = TitleOf(document, origin) };
        var before = Find(document, origin);
        var hash = ArticleWriter.Hash(document);
        if (before is not null && before.SaidWhenTaken == hash && !(replace && before.IsEdited))
        {
            return new Stored(StoredState.Unchanged, before.Slug, null);
        }

        if (before is { IsEdited: true } && !replace)
        {
            return Stored.No(
                $"{Path.GetFileName(before.File)} was edited by hand after it was added, and its source has changed",
                "make the change by hand, or add it with --replace, which discards the edits") with
            { Slug = before.Slug };
        }

        var taken = IsOne(document, origin) ? HashOf(origin.Name) : HashOf(origin.Name, document.Title);
        if (before is null && OnlyOnce && _taken.Contains(taken))
        {
            return new Stored(StoredState.Removed, null, null);
        }

        var slug = before?.Slug ?? Slugs.Free(Slugs.OfName(document.Title) + ".md", _slugs.Contains);
        var text = ArticleWriter.Write(document, origin, before?.OtherLines ?? []);
        if (Encoding.UTF8.GetByteCount(text) > CorpusReader.MaxFileSize)
        {
            return Stored.No($"its text is longer than {CorpusReader.MaxFileSize / 1024 / 1024} MiB", "split it");
        }

        if (!ArticleWriter.ReadsBack(slug, text, document))
        {
            return Stored.No("its text cannot be written so that it reads back word for word", "save it as plain text, and add that");
        }

        if (before is not null && !replace && Known.Of(before.File, before.Slug, await ReadAsync(before.File, cancellationToken).ConfigureAwait(false))?.Text != before.Text)
        {
            return Stored.No($"{Path.GetFileName(before.File)} was changed in the meantime", "add it again") with { Slug = before.Slug };
        }

        var file = before?.File ?? Path.Combine(_directory, slug + ".md");
        await WriteAsync(file, text, isNew: before is null, cancellationToken).ConfigureAwait(false);
        _slugs.Add(slug);
        _articles.RemoveAll(article => article.File == file);
        _articles.Add(Known.Of(file, slug, text)!);
        if (_taken.Add(taken))
        {
            await ListAsync(taken, CancellationToken.None).ConfigureAwait(false);
        }

        return new Stored(before is null ? StoredState.Added : StoredState.Revised, slug, null);
    }

    /// <summary>True where an article that was removed is not to be taken again, as by a watch. Default false.</summary>
    public bool OnlyOnce { get; init; }

    // A file's name stays when another document is saved under it: that one was never removed. An address, or an entry of a feed, is one article.
    private static bool IsOne(TakenDocument document, Origin origin) =>
        document.Key is not null || (Uri.TryCreate(origin.Name, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");

    private static string HashOf(params string[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    // The article is written; where the list cannot be, the next opening makes up for it.
    private async Task ListAsync(string taken, CancellationToken cancellationToken)
    {
        try
        {
            await File.AppendAllLinesAsync(Path.Combine(_directory, TakenFile), [taken], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _taken.Remove(taken);
        }
    }

    /// <summary>The article of the same source: of the same address, or of a file of the same name that is no other document.</summary>
    private Known? Find(TakenDocument document, Origin origin)
    {
        var same = _articles.Where(article => article.Origin == origin.Name).ToList();
        if (IsOne(document, origin))
        {
            return same.FirstOrDefault() ?? ByCanonical();
        }

        return same.Find(article => article.Sha256 == origin.Sha256)
            ?? same.Find(IsLike)
            ?? _articles.Find(article => article.Sha256 == origin.Sha256)
            ?? ByCanonical();

        Known? ByCanonical() => document.Canonical is { } url ? _articles.Find(article => (article.Url == url.AbsoluteUri || article.Origin == url.AbsoluteUri) && IsLike(article)) : null;

        // Sites give every page the home page's address as its own; an article of the same address has its title or one of its paragraphs.
        bool IsLike(Known article) => article.Title == document.Title
            || document.Blocks.Any(block => block.Text.Length >= TellingLength && article.Text.Contains(MarkdownText.Escape(block.Text), StringComparison.Ordinal));
    }

    private static string TitleOf(TakenDocument document, Origin origin) =>
        document.Blocks.FirstOrDefault(block => block.IsHeading)?.Text is { } heading ? TakenText.Cut(heading, TakenText.MaxTitle)
        : document.Key is null && Path.GetExtension(origin.Name).Length > 0
            && !origin.Name.Contains("://", StringComparison.Ordinal) ? Slugs.TitleOf(Path.GetFileName(origin.Name))
        : TakenText.Cut(document.Blocks[0].Text, 80);

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // A file of its own put in the place of the earlier one: a reader sees the one or the other, never half.
    private static async Task WriteAsync(string path, string text, bool isNew, CancellationToken cancellationToken)
    {
        var draft = Path.Combine(Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}"));
        try
        {
            await File.WriteAllTextAsync(draft, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken).ConfigureAwait(false);
            if (!isNew && !OperatingSystem.IsWindows())
            {
                // The desk's rights on its own file stay.
                File.SetUnixFileMode(draft, File.GetUnixFileMode(path));
            }

            File.Move(draft, path, overwrite: !isNew);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>An article that was taken from somewhere, as its file says.</summary>
    private sealed record Known(string File, string Slug, string Origin, string Text)
    {
        public string? Sha256 { get; private init; }

        public string? Url { get; private init; }

        public string Title { get; private init; } = "";

        /// <summary>What it said when it was taken (<see cref="ArticleWriter.Hash(TakenDocument)"/>).</summary>
        public string? SaidWhenTaken { get; private init; }

        /// <summary>True where it does not say that any more.</summary>
        public bool IsEdited { get; private init; }

        /// <summary>The lines of its front matter that are not of this program.</summary>
        public IReadOnlyList<string> OtherLines { get; private init; } = [];

        public static Known? Of(string file, string slug, string text)
        {
            var front = FrontMatter.Read(text);
            if (front["origin"]?.First is not { } origin)
            {
                return null;
            }

            var body = text[front.End..];
            var (own, others) = Lines(text[..front.End]);
            var taken = front["origin_text"]?.First;
            return new Known(file, slug, origin, body)
            {
                Sha256 = front["origin_sha256"]?.First,
                Url = front["url"]?.First,
                Title = front["title"]?.First ?? "",
                SaidWhenTaken = taken,
                IsEdited = taken != ArticleWriter.Hash(own.Where(line => ArticleWriter.SaidKeys.Contains(KeyOf(line))), body),
                OtherLines = others,
            };
        }

        private static (List<string> Own, List<string> Others) Lines(string front)
        {
            var (own, others) = (new List<string>(), new List<string>());
            var isOwn = false;
            foreach (var line in front.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line.TrimEnd() is not ("---" or "...")))
            {
                // A line that is set in, or an item of a list, belongs to the key above it.
                isOwn = char.IsWhiteSpace(line[0]) || line[0] == '-' ? isOwn : ArticleWriter.OwnKeys.Contains(KeyOf(line));
                (isOwn ? own : others).Add(line);
            }

            return (own, others);
        }

        private static string KeyOf(string line) => line.Split(':')[0].Trim();
    }
}

/// <summary>What became of a document.</summary>
/// <param name="State">What was done.</param>
/// <param name="Slug">The article's slug; null where there is none.</param>
/// <param name="Refusal">Why nothing was done; null where something was.</param>
internal sealed record Stored(StoredState State, string? Slug, Refusal? Refusal)
{
    public static Stored No(string reason, string? remedy) => new(StoredState.Refused, null, new Refusal(reason, remedy));
}

/// <summary>What was done with a source.</summary>
public enum StoredState
{
    /// <summary>It is a new article.</summary>
    Added,

    /// <summary>Its article has a new revision.</summary>
    Revised,

    /// <summary>Its article says the same already.</summary>
    Unchanged,

    /// <summary>It did not become an article.</summary>
    Refused,

    /// <summary>It was an article once, which an editor has removed: a watch leaves it so.</summary>
    Removed,
}
