using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Receipts;
using SkiaSharp;

namespace RussiaTaliban.Host.Web;

/// <summary>
/// A receipt as a picture of 1200 × 630, for sites that accept only pictures. The whole quote is drawn, smaller the longer it is; one that would become too
/// small to read is not cut but replaced by a sentence that says where it is.
/// </summary>
internal sealed class QuoteCard(CardFonts fonts)
{
    public const int Width = 1200;
    public const int Height = 630;

    private const int Margin = 72;
    private const float LargestText = 46;
    private const float SmallestText = 21;
    private const float LineHeight = 1.42f;
    private const int Top = 84;
    private const int QuoteBottom = 462;

    private static readonly SKColor Paper = new(0xF6, 0xF4, 0xEE);
    private static readonly SKColor Ink = new(0x1D, 0x1F, 0x21);
    private static readonly SKColor Quiet = new(0x5F, 0x63, 0x68);
    private static readonly SKColor Edge = new(0xE0, 0xB4, 0x00);

    /// <summary>The picture as PNG.</summary>
    /// <param name="address">Where the receipt is, drawn in plain sight.</param>
    public byte[] Draw(Receipt receipt, string address)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(Paper);
        Fill(canvas, new SKRect(0, 0, 14, Height), Edge);
        var (_, size, lines) = Fit(receipt.Quote.Exact);
        var top = Top + ((QuoteBottom - Top - (lines.Count * size * LineHeight)) / 2) + size;
        for (var line = 0; line < lines.Count; line++)
        {
            lines[line].Draw(canvas, Margin, Width - Margin, top + (line * size * LineHeight), Ink);
        }

        Fill(canvas, new SKRect(Margin, 490, Width - Margin, 491), Quiet.WithAlpha(90));
        Small(canvas, receipt.Place, 528, 24, Ink);
        Small(canvas, Origin(receipt), 562, 21, Quiet);
        Small(canvas, $"{Wording.VerbatimExtract} · {address}", 594, 19, Quiet);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>The largest size at which the whole quote has room, and its lines.</summary>
    internal (string Text, float Size, IReadOnlyList<CardLine> Lines) Fit(string quote)
    {
        var quoted = $"“{quote}”";
        if (!fonts.Covers(quoted))
        {
            return Notice("This quote is in a script that this picture cannot show. The full quote is at the address below.");
        }

        for (var size = LargestText; size >= SmallestText; size -= 1)
        {
            var lines = fonts.Lines(quoted, size, Width - (2 * Margin));
            if (lines.Count * size * LineHeight <= QuoteBottom - Top)
            {
                return (quoted, size, lines);
            }
        }

        return Notice("This quote is too long for a picture. The full quote is at the address below.");
    }

    private (string Text, float Size, IReadOnlyList<CardLine> Lines) Notice(string notice) => (notice, 34, fonts.Lines(notice, 34, Width - (2 * Margin)));

    private static string Origin(Receipt receipt) => Wording.Attribution(receipt.Article);

    /// <summary>One line under the quote; what has no room ends in an ellipsis, for it stands on the receipt page too.</summary>
    private void Small(SKCanvas canvas, string text, float y, float size, SKColor color)
    {
        var line = text;
        while (line.Length > 1 && fonts.Measure(line, size) > Width - (2 * Margin))
        {
            line = line[..^2].TrimEnd() + "…";
        }

        fonts.Line(line, size).Draw(canvas, Margin, Width - Margin, y, color);
    }

    private static void Fill(SKCanvas canvas, SKRect area, SKColor color)
    {
        using var paint = new SKPaint { Color = color };
        canvas.DrawRect(area, paint);
    }
}
