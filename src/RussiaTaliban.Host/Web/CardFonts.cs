using System.Text;
using HarfBuzzSharp;
using RussiaTaliban.Host.Web.Bidi;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace RussiaTaliban.Host.Web;

/// <summary>The fonts of quote cards, from the <c>fonts</c> folder beside the program:
/// the machine's own fonts are never asked, so a card looks the same everywhere.</summary>
internal sealed class CardFonts : IDisposable
{
    private readonly CardFont _latin;
    private readonly CardFont _arabic;

    /// <exception cref="FileNotFoundException">A font is missing: the build restores them.</exception>
    public CardFonts(string directory)
    {
        _latin = CardFont.Open(Path.Combine(directory, "NotoSerif_400Regular.ttf"));
        _arabic = CardFont.Open(Path.Combine(directory, "NotoNaskhArabic_400Regular.ttf"));
    }

    /// <summary>True where every sign of a text can be drawn.</summary>
    public bool Covers(string text) => text.EnumerateRunes()
        .Where(sign => !Rune.IsWhiteSpace(sign) && !IsIgnorable(sign.Value))
        .All(sign => _latin.Has(sign) || _arabic.Has(sign));

    /// <summary>Breaks a text at white space into lines of at most a width, each stretch of them in its direction and its place.</summary>
    public IReadOnlyList<CardLine> Lines(string text, float size, float width)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var paragraph = BidiText.Of(string.Join(' ', words));
        var lines = new List<CardLine>();
        var (start, end, next) = (0, 0, 0);
        foreach (var word in words)
        {
            foreach (var piece in Pieces(word, size, width))
            {
                if (end > start && Measure(paragraph.Text[start..(next + piece)], size) > width)
                {
                    lines.Add(Line(paragraph, start, end - start, size));
                    start = next;
                }

                next = end = next + piece;
            }

            next++;
        }

        lines.Add(Line(paragraph, start, end - start, size));
        return lines;
    }

    /// <summary>A text on one line.</summary>
    public CardLine Line(string text, float size) => Line(BidiText.Of(text), 0, text.Length, size);

    /// <summary>How wide a text is on one line.</summary>
    public float Measure(string text, float size) => Line(text, size).Width;

    public void Dispose()
    {
        _latin.Dispose();
        _arabic.Dispose();
    }

    // A stretch has one level and one font; the stretches are shaped each in its direction, which no guess by its letters can tell of digits and brackets.
    private CardLine Line(BidiText paragraph, int start, int length, float size)
    {
        var levels = paragraph.Levels(start, length);
        var stretches = new List<(int Start, int End, byte Level, CardFont Font)>();
        for (var at = 0; at < length;)
        {
            _ = Rune.TryGetRuneAt(paragraph.Text, start + at, out var sign);
            var end = at + Math.Max(1, sign.Utf16SequenceLength);
            if (stretches is [.., var last] && last.Level == levels[at] && (IsJoined(sign) || Font(sign, levels[at]) == last.Font))
            {
                stretches[^1] = last with { End = end };
            }
            else
            {
                stretches.Add((at, end, levels[at], Font(sign, levels[at])));
            }

            at = end;
        }

        var (x, runs) = (0f, new List<CardRun>());
        foreach (var stretch in BidiText.Arrange(stretches, stretch => stretch.Level))
        {
            var run = stretch.Font.Shape(paragraph.Text[(start + stretch.Start)..(start + stretch.End)], size, (stretch.Level & 1) == 1, x);
            runs.Add(run);
            x += run.Width;
        }

        return new CardLine(paragraph.Text.Substring(start, length), paragraph.IsRightToLeft, size, x, runs);
    }

    /// <summary>The lengths of a word's pieces that each fit into a line: an address, or a script without spaces.</summary>
    private IEnumerable<int> Pieces(string word, float size, float width)
    {
        for (var start = 0; start < word.Length;)
        {
            var length = word.Length - start;
            while (length > 1 && Measure(word.Substring(start, length), size) > width)
            {
                length = Math.Max(1, length * 3 / 4);
            }

            length += length < word.Length - start && char.IsHighSurrogate(word[start + length - 1]) ? 1 : 0;
            yield return length;
            start += length;
        }
    }

    private CardFont Font(Rune sign, byte level)
    {
        var (first, second) = (level & 1) == 1 || IsArabic(sign.Value) ? (_arabic, _latin) : (_latin, _arabic);
        return first.Has(sign) || !second.Has(sign) ? first : second;
    }

    // Spaces, marks and signs that show nothing are drawn with what stands before them.
    private static bool IsJoined(Rune sign) => Rune.IsWhiteSpace(sign) || Rune.IsControl(sign)
        || Rune.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.NonSpacingMark;

    // Unicode's Default_Ignorable_Code_Point: no font shows these. A mark, or the sign of an Arabic number, is shown.
    private static bool IsIgnorable(int sign) =>
        sign is 0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F)
            or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8)
            or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);

    private static bool IsArabic(int sign) =>
        sign is (>= 0x0600 and <= 0x06FF) or (>= 0x0750 and <= 0x077F) or (>= 0x08A0 and <= 0x08FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF);
}

/// <summary>One font with its shaper.</summary>
internal sealed class CardFont : IDisposable
{
    private const string Mirrored = "()[]{}«»‹›<>";

    private readonly SKTypeface _typeface;
    private readonly SKShaper _shaper;
    private readonly Lock _shaping = new();

    private CardFont(SKTypeface typeface)
    {
        _typeface = typeface;
        _shaper = new SKShaper(typeface);
    }

    /// <exception cref="FileNotFoundException">The font is missing.</exception>
    public static CardFont Open(string path) =>
        new(SKTypeface.FromFile(path) ?? throw new FileNotFoundException("A font of the quote cards is missing; build the project again.", path));

    /// <summary>True where it has a glyph for a sign.</summary>
    public bool Has(Rune sign) => _typeface.GetGlyph(sign.Value) != 0;

    /// <summary>The sign that a glyph shows for a letter: its mirror image where it is a bracket and the glyph that of the other.</summary>
    public Rune Drawn(Rune sign, ushort glyph)
    {
        var at = Mirrored.IndexOf(sign.ToString(), StringComparison.Ordinal);
        return at >= 0 && glyph != _typeface.GetGlyph(sign.Value) && glyph == _typeface.GetGlyph(Mirrored[at ^ 1]) ? new Rune(Mirrored[at ^ 1]) : sign;
    }

    /// <summary>Shapes a stretch of one direction.</summary>
    /// <param name="text">In the order of speech.</param>
    /// <param name="size">In pixels.</param>
    /// <param name="isRightToLeft">Its direction.</param>
    /// <param name="x">Where it begins in its line, from the left.</param>
    public CardRun Shape(string text, float size, bool isRightToLeft, float x)
    {
        using var font = Sized(size);
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        buffer.Direction = isRightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        lock (_shaping)
        {
            var shaped = _shaper.Shape(buffer, font);
            IReadOnlyList<ushort> glyphs = [.. shaped.Codepoints.Select(glyph => (ushort)glyph)];
            IReadOnlyList<int> clusters = [.. shaped.Clusters.Select(cluster => (int)cluster)];
            return new CardRun(text, isRightToLeft, x, shaped.Width, glyphs, clusters, shaped.Points)
            {
                Font = this,
            };
        }
    }

    /// <summary>Draws a stretch.</summary>
    public void Draw(SKCanvas canvas, CardRun run, float x, float baseline, float size, SKPaint paint)
    {
        if (run.Glyphs.Count == 0)
        {
            return;
        }

        using var font = Sized(size);
        using var builder = new SKTextBlobBuilder();
        builder.AddPositionedRun([.. run.Glyphs], font, [.. run.Points]);
        using var blob = builder.Build();
        canvas.DrawText(blob, x, baseline, paint);
    }

    public void Dispose()
    {
        _shaper.Dispose();
        _typeface.Dispose();
    }

    private SKFont Sized(float size) => new(_typeface, size) { Edging = SKFontEdging.Antialias, Subpixel = true };
}

/// <summary>A line of a quote card.</summary>
/// <param name="Text">Its words in the order of speech.</param>
/// <param name="IsRightToLeft">The direction of its paragraph.</param>
/// <param name="Size">Of its letters, in pixels.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Runs">Its stretches from left to right.</param>
internal sealed record CardLine(string Text, bool IsRightToLeft, float Size, float Width, IReadOnlyList<CardRun> Runs)
{
    /// <summary>Draws it between two edges: from the left, or from the right where its paragraph runs so.</summary>
    public void Draw(SKCanvas canvas, float left, float right, float baseline, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        foreach (var run in Runs)
        {
            run.Font.Draw(canvas, run, (IsRightToLeft ? right - Width : left) + run.X, baseline, Size, paint);
        }
    }
}

/// <summary>A stretch of a line in one direction and one font.</summary>
/// <param name="Text">Its words in the order of speech.</param>
/// <param name="IsRightToLeft">Its direction.</param>
/// <param name="X">Where it begins in its line, from the left, in pixels.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Glyphs">The font's glyphs from left to right.</param>
/// <param name="Clusters">Which unit of the text each glyph shows.</param>
/// <param name="Points">Where each glyph stands, from the stretch's beginning.</param>
internal sealed record CardRun(
    string Text, bool IsRightToLeft, float X, float Width, IReadOnlyList<ushort> Glyphs, IReadOnlyList<int> Clusters, IReadOnlyList<SKPoint> Points)
{
    /// <summary>The font that it is drawn with.</summary>
    public required CardFont Font { get; init; }

    /// <summary>Its letters from left to right, as they stand in the picture: a bracket that is drawn turned round is the other one.</summary>
    public string Seen => string.Concat(Clusters.Zip(Glyphs).DistinctBy(one => one.First)
        .Select(one => Rune.TryGetRuneAt(Text, one.First, out var sign) ? Font.Drawn(sign, one.Second).ToString() : ""));
}
