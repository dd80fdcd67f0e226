using System.Globalization;
using Lucene.Net.Analysis.En;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Benchmarks.Speed;

/// <summary>What anyone would write first with Lucene.Net: an EnglishAnalyzer, BM25, ten hits, their text read.</summary>
internal sealed class PlainLucene : IDisposable
{
    private const int Hits = 10;
    private const string Text = "text";

    private readonly RAMDirectory _directory = new();
    private readonly EnglishAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public PlainLucene(Corpus corpus)
    {
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer) { Similarity = new BM25Similarity() }))
        {
            foreach (var passage in corpus.Passages)
            {
                writer.AddDocument(new Document { new TextField(Text, passage.Text, Field.Store.YES) });
            }
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    /// <summary>The length of the texts found, so that nothing is optimised away.</summary>
    public int Ask(string question)
    {
        var query = new BooleanQuery();
        using (var tokens = _analyzer.GetTokenStream(Text, question))
        {
            var term = tokens.GetAttribute<Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute>();
            tokens.Reset();
            while (tokens.IncrementToken())
            {
                query.Add(new TermQuery(new Term(Text, term.ToString())), Occur.SHOULD);
            }

            tokens.End();
        }

        return _searcher.Search(query, Hits).ScoreDocs.Sum(hit => _searcher.Doc(hit.Doc).GetField(Text).GetStringValue(CultureInfo.InvariantCulture).Length);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _analyzer.Dispose();
        _directory.Dispose();
    }
}
