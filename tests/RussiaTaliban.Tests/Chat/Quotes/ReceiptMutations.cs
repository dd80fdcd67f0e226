using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Tests.Chat.Quotes;

/// <summary>A receipt and what is done to its article afterwards; what is right to say of it then follows from how it was made.</summary>
/// <param name="Kind">The edit.</param>
/// <param name="Exact">The quoted words; they stand once in the first state, in the paragraph of <paramref name="Block"/>.</param>
/// <param name="Block">The quoted paragraph as it is read in the first state.</param>
/// <param name="States">The corpus at each reading: paths of files and their text. The receipt is made of the first.</param>
/// <param name="Expected">What is right to say after the last.</param>
internal sealed record ReceiptMutation(string Kind, string Exact, string Block, IReadOnlyList<Dictionary<string, string>> States, QuoteStatus Expected)
{
    /// <summary>Whether it stands elsewhere; null if that does not follow.</summary>
    public bool? HasMoved { get; init; }

    /// <summary>The paragraph that became of the quoted one, as it is read; null if that does not follow.</summary>
    public string? Today { get; init; }
}

/// <summary>Edits articles in the ways in which editors do, the same ones each time, around paragraphs and single sentences of which a receipt was made.</summary>
internal sealed partial class ReceiptMutations(Corpus corpus, Corpus others, int seed)
{
    private const string File = "desk/article.md";
    private const string Added = "Nobody at the orchestra paid for the copper umbrella.";

    private static readonly string[] OtherWords = ["umbrella", "copper", "reluctantly", "harvest", "orchestra", "walnut", "lantern", "velvet"];
    private static readonly string[] OtherNames = ["Tolland", "Marwick", "Ostrava", "Quillon", "Benedikta", "Zanzibar", "Halloran"];

    private readonly Random _random = new(seed);

    /// <summary>Every kind of edit on so many paragraphs, and on a sentence of each.</summary>
    public IEnumerable<ReceiptMutation> All(int passages)
    {
        var paragraphs = corpus.Passages
            .Where(passage => Blocks(passage.Article).Count(block => block == passage.Text) == 1)
            .Where(passage => Sentences(passage.Text) is { Count: >= 3 } sentences && sentences.TrueForAll(sentence => Words().Count(sentence) >= 4))
            .OrderBy(_ => _random.Next()).Take(passages).ToList();
        foreach (var passage in paragraphs)
        {
            var page = new EditedPage(Blocks(passage.Article), passage.Text, Twin(passage.Text), others.Passages[_random.Next(others.Passages.Count)].Text);
            var sentence = Sentences(passage.Text)[_random.Next(3)];
            IEnumerable<ReceiptMutation>[] mutations =
            [
                Same(page, passage.Text), Same(page, sentence), Changed(page, passage.Text), Changed(page, sentence), Gone(page, passage.Text), Gone(page, sentence),
                OfParagraph(page), OfSentence(page, sentence), OfFiles(page, sentence),
            ];
            foreach (var mutation in mutations.SelectMany(of => of))
            {
                yield return mutation;
            }
        }
    }

    /// <summary>Edits after which the article still says it.</summary>
    private IEnumerable<ReceiptMutation> Same(EditedPage page, string exact)
    {
        ReceiptMutation Stands(string kind, IReadOnlyList<string> today, bool? moved = null, IReadOnlyList<string>? before = null) =>
            Edit(kind, page, exact, before ?? page.Blocks, today, QuoteStatus.Verified) with { HasMoved = moved };

        yield return Stands("nothing", page.Blocks, false);
        yield return Stands("lines wrapped anew", page.With(Wrapped(page.Quoted)), false);
        yield return Stands("lines joined", page.Blocks, false, page.With(Wrapped(page.Quoted)));
        yield return Stands("a word made bold", page.With(Change(page.Quoted, exact, word => $"**{word}**")), false);
        yield return Stands("a word made a link", page.With(Change(page.Quoted, exact, word => $"[{word}](https://example.org/{word})")), false);
        yield return Stands("bold taken out", page.Blocks, false, page.With(Change(page.Quoted, exact, word => $"**{word}**")));
        yield return Stands("link taken out", page.Blocks, false, page.With(Change(page.Quoted, exact, word => $"[{word}](https://example.org/{word})")));
        yield return Stands("paragraph moved", page.Moved(page.Quoted), true);
        yield return Stands("paragraph added before it", page.With(page.Stranger, page.Quoted));
        yield return Stands("paragraph added after it", page.With(page.Quoted, page.Stranger), false);
        yield return Stands("a similar paragraph added beside it", page.With(page.Quoted, page.Twin), false);
        yield return Stands("paragraph doubled", page.With(page.Quoted, page.Quoted), false);
        yield return Stands("paragraph doubled, the first edited", page.With(Reworded(page.Quoted, exact), page.Quoted), true);
        yield return Stands("paragraph split", page.With(Split(page.Quoted)));
        yield return Stands("split, the similar one beside it too", page.With([.. Split(page.Quoted), .. Split(page.Twin)]), null, page.With(page.Quoted, page.Twin));
        yield return Stands("title changed", page.Headed("title", "Another title altogether"), false);
        yield return Stands("day of publication added", page.Headed("published", "2019-03-07"), false);
        if (page.Neighbour is { } neighbour)
        {
            yield return Stands("neighbour edited", page.Replaced(neighbour, Reworded(neighbour)), false);
            yield return Stands("neighbour deleted", page.Replaced(neighbour));
            yield return Stands("exchanged with its neighbour", page.Swapped(neighbour), true);
            yield return Stands("merged with its neighbour", page.Merged(neighbour));
        }

        if (page.Heading is { } heading)
        {
            yield return Stands("heading renamed", page.Replaced(heading, "## Another heading"), false);
            yield return Stands("section moved", page.SectionMoved(), true);
        }
    }

    /// <summary>Edits of the quoted words, after which the article has them otherwise.</summary>
    private IEnumerable<ReceiptMutation> Changed(EditedPage page, string exact)
    {
        var (quoted, edited) = (page.Quoted, Reworded(page.Quoted, exact));
        ReceiptMutation Became(string kind, string today, bool? moved = false) =>
            Edit(kind, page, exact, page.Blocks, page.With(today), QuoteStatus.Changed) with { HasMoved = moved, Today = today };
        ReceiptMutation BecameIn(string kind, IReadOnlyList<string> today, bool? moved, string? paragraph, IReadOnlyList<string>? before = null) =>
            Edit(kind, page, exact, before ?? page.Blocks, today, QuoteStatus.Changed) with { HasMoved = moved, Today = paragraph };

        yield return Became("word exchanged", edited);
        yield return Became("word left out", Change(quoted, exact, _ => "").Replace("  ", " ", StringComparison.Ordinal));
        yield return Became("word added", Change(quoted, exact, word => $"{word} {Pick(OtherWords)}"));
        yield return Became("negation added", Change(quoted, exact, word => "not " + word));
        yield return Became("letter case of a word", Change(quoted, exact, word => word.ToUpperInvariant()));
        yield return Became("a letter of a word", Change(quoted, exact, word => word[..2] + word[1..]));
        yield return Became("first word exchanged", Within(quoted, exact, FirstWord().Replace(exact, "Zanzibar", 1)));
        yield return Became("last word exchanged", Within(quoted, exact, LastWord().Replace(exact, "umbrella", 1)));
        yield return Became("a space made a no-break space", Change(quoted, exact, word => word, after: "\u00A0"));
        yield return Became("a word cut by a hyphen at the end of its line", Change(quoted, exact, word => word[..2] + "-\n" + word[2..]));
        if (exact.IndexOfAny(['’', '“', '”', '—', '–']) >= 0)
        {
            yield return Became("typographic marks made straight", Within(quoted, exact, Straight(exact)));
        }

        if (Number().IsMatch(exact))
        {
            yield return Became("number", Within(quoted, exact, Number().Replace(exact, Plus(3), 1)));
        }

        if (Name().IsMatch(exact))
        {
            yield return Became("name", Within(quoted, exact, Name().Replace(exact, _ => Pick(OtherNames), 1)));
        }

        yield return BecameIn("word exchanged, and the paragraph moved", page.Moved(quoted, edited), true, edited);
        yield return BecameIn("word exchanged, a similar one beside it", page.With(page.Twin, edited), false, edited, page.With(page.Twin, quoted));
        yield return BecameIn("word exchanged, the similar one beside it too", page.With(edited, Reworded(page.Twin)), false, edited, page.With(quoted, page.Twin));
        yield return BecameIn("word exchanged, a similar one added before it", page.With(page.Twin, edited), true, edited);
        if (page.Neighbour is { } neighbour)
        {
            yield return BecameIn("word exchanged, merged with its neighbour", page.Merged(neighbour, edited), null, null);
            var without = page.Replaced(neighbour).Select(block => block == quoted ? edited : block).ToList();
            yield return BecameIn("word exchanged, its neighbour deleted", without, null, edited);
        }
    }

    /// <summary>Edits after which the article no longer has anything of it, though it has what stood beside it.</summary>
    private IEnumerable<ReceiptMutation> Gone(EditedPage page, string exact)
    {
        ReceiptMutation Went(string kind, IReadOnlyList<string> today, IReadOnlyList<string>? before = null) =>
            Edit(kind, page, exact, before ?? page.Blocks, today, QuoteStatus.Gone);
        var beside = page.With(page.Quoted, page.Twin);

        yield return Went("deleted", page.With());
        yield return Went("replaced by a paragraph about something else", page.With(page.Stranger));
        yield return Went("deleted beside a similar one", page.With(page.Twin), beside);
        yield return Went("deleted, the similar one beside it edited", page.With(Reworded(page.Twin)), beside);
        yield return Went("deleted, every sentence of the similar one edited", page.With(Reworded(page.Twin, everySentence: true)), beside);
        yield return Went("deleted, the similar one before it edited", page.With(Reworded(page.Twin)), page.With(page.Twin, page.Quoted));
        yield return Went("deleted, the similar one split and edited", page.With(Split(Reworded(page.Twin))), beside);
        yield return Went("deleted, the similar one moved and edited", page.Moved(page.Quoted, Reworded(page.Twin)), beside);
        yield return Went("deleted, the similar one doubled", page.With(page.Twin, page.Twin), beside);
        if (page.Neighbour is { } neighbour)
        {
            yield return Went("deleted, its neighbour edited", page.Replaced(neighbour, Reworded(neighbour)).Where(block => block != page.Quoted).ToList());
            yield return Went("deleted, the similar one merged with a neighbour", page.Merged(neighbour, page.Twin), beside);
        }
    }

    private static IEnumerable<ReceiptMutation> OfParagraph(EditedPage page)
    {
        ReceiptMutation Became(string kind, string? paragraph, params string[] today) =>
            Edit("paragraph: " + kind, page, page.Quoted, page.Blocks, page.With(today), QuoteStatus.Changed) with { HasMoved = false, Today = paragraph };

        var sentences = Sentences(page.Quoted);
        var without = string.Join(' ', sentences.Where((_, at) => at != 1));
        var with = string.Join(' ', sentences.Take(1).Append(Added).Concat(sentences.Skip(1)));
        yield return Became("a sentence taken out", without, without);
        yield return Became("a sentence added", with, with);
        yield return Became("a sentence added, split there", null, Split(with)) with { HasMoved = null };
    }

    private IEnumerable<ReceiptMutation> OfSentence(EditedPage page, string sentence)
    {
        ReceiptMutation Is(string kind, QuoteStatus expected, string today, string? before = null, bool? moved = null) =>
            Edit("sentence: " + kind, page, sentence, before is null ? page.Blocks : page.With(before), page.With(today), expected) with
            {
                HasMoved = moved,
                Block = before ?? page.Quoted,
            };

        var rest = Within(page.Quoted, sentence, "").Replace("  ", " ", StringComparison.Ordinal).Trim();
        var like = Twin(sentence);
        yield return Is("taken out", QuoteStatus.Gone, rest);
        yield return Is("taken out, the rest edited", QuoteStatus.Gone, Reworded(rest, everySentence: true));
        yield return Is("taken out, one like it stays", QuoteStatus.Gone, $"{rest} {like}", $"{page.Quoted} {like}");
        yield return Is("taken out, one like it edited", QuoteStatus.Gone, $"{rest} {Reworded(like)}", $"{page.Quoted} {like}");
        yield return Is("replaced", QuoteStatus.Gone, Within(page.Quoted, sentence, Added));
        yield return Is("another one taken out", QuoteStatus.Verified, sentence, moved: false);
        yield return Is("another one added", QuoteStatus.Verified, $"{Added} {page.Quoted}", moved: false);
        yield return Is("the rest edited", QuoteStatus.Verified, $"{sentence} {Reworded(rest, everySentence: true)}", moved: false);
    }

    /// <summary>What is done to the file; each step is a reading of the corpus.</summary>
    private IEnumerable<ReceiptMutation> OfFiles(EditedPage page, string exact)
    {
        var text = Join(page.Blocks);
        var (later, last) = (Join(page.With(page.Quoted, page.Stranger)), Join(page.With(page.Quoted, page.Stranger, Added)));
        var (reworded, without) = (Join(page.With(Reworded(page.Quoted, exact))), Join(page.With()));
        var stranger = $"---\ntitle: Something else\n---\n\n{page.Stranger}\n";
        const string Other = "desk/other.md";
        Dictionary<string, string> At(string path, string content, string? second = null, string? other = null) =>
            second is null ? new() { [path] = content } : new() { [path] = content, [second] = other! };
        ReceiptMutation Files(string kind, QuoteStatus expected, bool? moved, params Dictionary<string, string>[] states) =>
            new(kind, exact, page.Quoted, [new() { [File] = text }, .. states], expected) { HasMoved = moved };

        yield return Files("file moved to another folder", QuoteStatus.Verified, false, At("archive/2026/article.md", text));
        yield return Files("file renamed", QuoteStatus.Verified, true, At(Other, text));
        yield return Files("file renamed, later edited", QuoteStatus.Verified, true, At(Other, text), At(Other, later));
        yield return Files("file renamed, later the words edited", QuoteStatus.Changed, true, At(Other, text), At(Other, reworded));
        yield return Files("file renamed, later the words taken out", QuoteStatus.Gone, null, At(Other, text), At(Other, without));
        yield return Files("file edited, then renamed, then edited", QuoteStatus.Verified, true, At(File, later), At(Other, later), At(Other, last));
        yield return Files("file renamed twice, later edited", QuoteStatus.Verified, true, At(Other, text), At("third.md", text), At("third.md", later));
        yield return Files("file renamed and edited at once", QuoteStatus.Verified, true, At(Other, later));
        yield return Files("file renamed and the words edited at once", QuoteStatus.Changed, true, At(Other, reworded));
        yield return Files("file renamed, its name another article's", QuoteStatus.Verified, true, At(Other, text, File, stranger), At(Other, later, File, stranger));
        yield return Files("file deleted", QuoteStatus.Gone, null, At(Other, stranger));
        yield return Files("file deleted, later there again", QuoteStatus.Verified, false, At(Other, stranger), At(File, text));
        yield return Files("words edited, later as they were", QuoteStatus.Verified, false, At(File, reworded), At(File, text));
        yield return Files("words taken out, a copy of the file stays", QuoteStatus.Gone, null, At(File, text, "copy.md", text), At(File, without, "copy.md", text));
        yield return Files("line ends of another system", QuoteStatus.Verified, false, At(File, text.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    private static ReceiptMutation Edit(string kind, EditedPage page, string exact, IReadOnlyList<string> before, IReadOnlyList<string> today, QuoteStatus expected) =>
        new(kind, exact, page.Quoted, [new() { [File] = Join(before) }, new() { [File] = Join(today) }], expected);

    private static string[] Blocks(Article article) => article.Text.TrimEnd().Split("\n\n");

    private static string Join(IEnumerable<string> blocks) => string.Join("\n\n", blocks) + "\n";

    private static List<string> Sentences(string text) => [.. SentenceSplitter.Split(text).Select(span => span.Of(text))];

    private static string Within(string text, string exact, string other) =>
        text.IndexOf(exact, StringComparison.Ordinal) is var at ? text[..at] + other + text[(at + exact.Length)..] : text;

    private static string Straight(string text) => text.Replace('’', '\'').Replace('“', '"').Replace('”', '"').Replace('—', '-').Replace('–', '-');

    private static string[] Split(string text) => Sentences(text) is var sentences ? [string.Join(' ', sentences.Take(2)), string.Join(' ', sentences.Skip(2))] : [];

    private static string Wrapped(string text)
    {
        var column = 0;
        return string.Concat(text.Select(sign => (column = sign == '\n' ? 0 : column + 1) > 40 && sign == ' ' && (column = 0) == 0 ? '\n' : sign));
    }

    /// <summary>A paragraph like another one, of which no sentence is the same: other names, other numbers and two words exchanged in each sentence.</summary>
    private string Twin(string text) => string.Join(' ', Sentences(text).Select(sentence =>
    {
        var words = Words().Matches(sentence).Where(word => word.Index > 0 && word.Index + word.Length + 1 < sentence.Length).OrderBy(_ => _random.Next()).Take(2);
        var exchanged = words.OrderByDescending(word => word.Index)
            .Aggregate(sentence, (text, word) => text[..word.Index] + Pick(OtherWords) + text[(word.Index + word.Length)..]);
        var named = Name().Replace(exchanged, name => OtherNames[name.Value.Length % OtherNames.Length]);
        return Number().Replace(named, Plus(11));
    }));

    private static MatchEvaluator Plus(int more) => number => (int.Parse(number.Value, null) + more).ToString(null as IFormatProvider);

    private string Reworded(string text, bool everySentence = false) =>
        everySentence ? string.Join(' ', Sentences(text).Select(sentence => Reworded(sentence, sentence))) : Reworded(text, text);

    /// <summary>A text with a word of a stretch of it exchanged.</summary>
    private string Reworded(string text, string stretch) => Change(text, stretch, _ => Pick(OtherWords));

    /// <summary>A text with a word changed in a stretch of it, neither its first nor its last.</summary>
    private string Change(string text, string stretch, Func<string, string> change, string? after = null)
    {
        var words = Words().Matches(stretch).Where(word => word.Index > 0 && word.Index + word.Length + 1 < stretch.Length)
            .Where(word => after is null || stretch[word.Index + word.Length] == ' ').ToList();
        var word = Pick(words);
        var end = word.Index + word.Length;
        return Within(text, stretch, stretch[..word.Index] + change(word.Value) + after + stretch[(after is null ? end : end + 1)..]);
    }

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    [GeneratedRegex(@"(?<![\w’'-])\p{Ll}{4,}(?![\w’'-])")]
    private static partial Regex Words();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*\z)")]
    private static partial Regex LastWord();

    [GeneratedRegex(@"(?<![\d.,])\d{1,4}(?![\d.,]*\d)")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=\p{Ll},? )\p{Lu}\p{Ll}{3,}\b")]
    private static partial Regex Name();
}
