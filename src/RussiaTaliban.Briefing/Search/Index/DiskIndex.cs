using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Store;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Briefing.Search.Index;

/// <summary>
/// The index of a corpus in a folder. Lucene's commit carries the corpus's revision and the format, so an index is current or it is built anew; a
/// build is one Lucene commit, so one that is broken off leaves the index of before.
/// </summary>
internal static class DiskIndex
{
    /// <summary>Raise it with every change of what is written: fields, analysis, order.</summary>
    public const int Format = 2;

    private const string RevisionMark = "revision";
    private const string FormatMark = "format";

    /// <summary>Opens the folder's index, having built it where it is missing, outdated or damaged.</summary>
    /// <exception cref="IOException">The folder cannot be written, or another process is writing it.</exception>
    public static (PassageIndex Index, IndexState Found) OpenOrBuild(
        string folder, Corpus corpus, TermAnalyzers analyzers, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var directory = FSDirectory.Open(System.IO.Directory.CreateDirectory(folder));
        var found = Inspect(directory, corpus);
        if (found == IndexState.Damaged)
        {
            Clear(directory);
        }

        if (found != IndexState.Current)
        {
            var marks = new Dictionary<string, string> { [RevisionMark] = corpus.Revision, [FormatMark] = Format.ToString(CultureInfo.InvariantCulture) };
            PassageIndexWriter.Write(directory, corpus, analyzers, marks, progress, cancellationToken);
        }

        return (PassageIndex.Open(directory), found);
    }

    /// <summary>A writer reads the commits of before, to delete them in the end; it must not meet damaged ones.</summary>
    private static void Clear(FSDirectory directory)
    {
        foreach (var file in directory.ListAll())
        {
            directory.DeleteFile(file);
        }
    }

    private static IndexState Inspect(FSDirectory directory, Corpus corpus)
    {
        try
        {
            if (!DirectoryReader.IndexExists(directory))
            {
                return IndexState.Missing;
            }

            using var reader = DirectoryReader.Open(directory);
            var marks = reader.IndexCommit.UserData;
            if (!marks.TryGetValue(FormatMark, out var format) || format != Format.ToString(CultureInfo.InvariantCulture)
                || !marks.TryGetValue(RevisionMark, out var revision) || revision != corpus.Revision
                || reader.NumDocs != corpus.Passages.Count)
            {
                return IndexState.Outdated;
            }

            foreach (var leaf in reader.Leaves)
            {
                leaf.AtomicReader.CheckIntegrity();
            }

            return IndexState.Current;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException)
        {
            // Lucene reads what is there before it can know that it is damaged, so damage shows as any of these.
            return IndexState.Damaged;
        }
    }
}
