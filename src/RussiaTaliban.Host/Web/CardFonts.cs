using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace RussiaTaliban.Host.Web;

/// <summary>The fonts of quote cards, from the <c>fonts</c> folder beside the program:
/// the machine's own fonts are never asked, so a card looks the same everywhere.</summary>
internal sealed class CardFonts : IDisposable
{
    private readonly SKTypeface _latin;
    private readonly SKTypeface _arabic;

    /// <exception cref="FileNotFoundException">A font is missing: the build restores them.</exception>
    public CardFonts(string directory)
    {
        _latin = Open(Path.Combine(directory, "NotoSerif_400Regular.ttf"));
        _arabic = Open(Path.Combine(directory, "NotoNaskhArabic_400Regular.ttf"));
    }

    /// <summary>True where every sign of a text can be drawn with one font.</summary>
    public bool Covers(string text) => Signs(text).All(sign => Has(Font(text), sign));

    /// <summary>True where a text is written from right to left.</summary>
    public static bool IsRightToLeft(string text) => text.Any(IsArabic);

    /// <summary>Breaks a text at white space into lines of at most a width.</summary>
    public IReadOnlyList<string> Lines(string text, float size, float width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, size, width)))
        {
            if (line.Length > 0 && Measure($"{line} {word}", size) > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        lines.Add(line.ToString());
        return lines;
    }

    public float Measure(string text, float size)
    {
        using var font = new SKFont(Font(text), size);
        using var shaper = new SKShaper(Font(text));
        return shaper.Shape(text, font).Width;
    }

    /// <summary>Draws one line between two edges, from the left or, right to left, from the right.</summary>
    public void Draw(SKCanvas canvas, string line, float left, float right, float baseline, float size, SKColor color, bool rightToLeft)
    {
        using var font = new SKFont(Font(line), size) { Edging = SKFontEdging.Antialias, Subpixel = true };
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        using var shaper = new SKShaper(Font(line));
        canvas.DrawShapedText(shaper, line, rightToLeft ? right - Measure(line, size) : left, baseline, SKTextAlign.Left, font, paint);
    }

    public void Dispose()
    {
        _latin.Dispose();
        _arabic.Dispose();
    }

    /// <summary>A word in pieces that each fit into a line: an address, or a script without spaces.</summary>
    private IEnumerable<string> Pieces(string word, float size, float width)
    {
        for (var start = 0; start < word.Length;)
        {
            var length = word.Length - start;
            while (length > 1 && Measure(word.Substring(start, length), size) > width)
            {
                length = Math.Max(1, length * 3 / 4);
            }

            length += length < word.Length - start && char.IsHighSurrogate(word[start + length - 1]) ? 1 : 0;
            yield return word.Substring(start, length);
            start += length;
        }
    }

    private SKTypeface Font(string text) => IsRightToLeft(text) ? _arabic : _latin;

    private static bool Has(SKTypeface font, Rune sign) => font.GetGlyph(sign.Value) != 0;

    private static IEnumerable<Rune> Signs(string text) => text.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune));

    private static bool IsArabic(char sign) =>
        sign is (>= '\u0600' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private static SKTypeface Open(string path) =>
        SKTypeface.FromFile(path)
        ?? throw new FileNotFoundException("A font of the quote cards is missing; build the project again.", path);
}
