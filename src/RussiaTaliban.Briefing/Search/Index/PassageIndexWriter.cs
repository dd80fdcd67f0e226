using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Analysis;
using Directory = Lucene.Net.Store.Directory;

namespace RussiaTaliban.Briefing.Search.Index;

/// <summary>Writes one Lucene document a passage, in the corpus's order. The text itself stays in the <see cref="Corpus"/>.</summary>
internal static class PassageIndexWriter
{
    /// <summary>How often progress is reported, in passages.</summary>
    private const int ProgressStep = 256;

    /// <summary>Writes and commits; <paramref name="marks"/> travel with the commit.</summary>
    public static void Write(
        Directory directory, Corpus corpus, TermAnalyzers analyzers, Dictionary<string, string> marks, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
        {
            OpenMode = OpenMode.CREATE,
            MergePolicy = new LogDocMergePolicy(),
            RAMBufferSizeMB = 64,
        };
        using var writer = new IndexWriter(directory, config);
        using var text = new TermStream();
        using var heading = new TermStream();
        using var title = new TermStream();
        using var words = new TermStream();
        var ordinal = new NumericDocValuesField(IndexFields.Ordinal, 0);
        var length = new NumericDocValuesField(IndexFields.Length, 0);
        var document = new Document
        {
            new Field(IndexFields.Text, text, IndexFields.Counted),
            new Field(IndexFields.Heading, heading, IndexFields.Present),
            new Field(IndexFields.Title, title, IndexFields.Present),
            new Field(IndexFields.Word, words, IndexFields.Present),
            ordinal,
            length,
        };

        var done = 0;
        foreach (var article in corpus.Articles)
        {
            var analyzer = analyzers.For(article.Language);
            title.Over(Stems(analyzer.Analyze(article.Title)));
            foreach (var section in article.Sections)
            {
                heading.Over(section.Heading is { } words1 ? Stems(analyzer.Analyze(words1)) : []);
                foreach (var passage in section.Passages)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var terms = analyzer.Analyze(passage.Text);
                    text.Over(Stems(terms));
                    words.Over([.. terms.Where(term => term.IsWord).Select(term => term.Word.Folded)]);
                    ordinal.SetInt64Value(done);
                    length.SetInt64Value(terms.Count(term => term.IsWord));
                    writer.AddDocument(document);
                    if (++done % ProgressStep == 0)
                    {
                        progress?.Report(done);
                    }
                }
            }
        }

        writer.ForceMerge(1);
        writer.SetCommitData(marks);
        writer.Commit();
        progress?.Report(done);
    }

    private static List<string> Stems(IReadOnlyList<AnalyzedTerm> terms)
    {
        var stems = new List<string>(terms.Count);
        foreach (var term in terms)
        {
            stems.Add(term.Stem);
        }

        return stems;
    }
}
