using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Tests.Briefing.Search;

/// <summary>Small corpora written by a test.</summary>
internal static class MadeCorpus
{
    /// <summary>Reads the given articles (slug, language, body) as files of a folder.</summary>
    public static async Task<Corpus> ReadAsync(params (string Slug, string Language, string Body)[] articles)
    {
        using var folder = new TemporaryFolder();
        foreach (var (slug, language, body) in articles)
        {
            folder.Write($"{slug}.md", $"---\ntitle: {slug}\nlanguage: {language}\n---\n\n{body}\n");
        }

        return await ReadAsync(folder);
    }

    /// <summary>Reads the articles of a folder.</summary>
    public static async Task<Corpus> ReadAsync(TemporaryFolder folder)
    {

        var result = await CorpusReader.ReadAsync(folder.Path, TestContext.Current.CancellationToken);
        return result.Corpus ?? throw new InvalidOperationException(string.Join('\n', result.Faults));
    }
}
