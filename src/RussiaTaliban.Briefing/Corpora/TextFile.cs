using System.Text;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>
/// The text of a corpus's file. UTF-8, with or without a byte order mark, is what is meant; UTF-16 with a mark, Windows-1251 and Windows-1252 are
/// recognised and read with a remark.
/// </summary>
internal static class TextFile
{
    // How many of the letters beyond ASCII must stand beside another such letter for a text to be Cyrillic: in Russian nearly all do, in French nearly none.
    private const double CyrillicShare = 0.7;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null with a fault added.</summary>
    public static string? Decode(byte[] bytes, string file, ICollection<CorpusFault> faults)
    {
        if (Utf16(bytes) is { } utf16)
        {
            var wide = utf16.GetString(bytes, 2, bytes.Length - 2);
            Doubt("UTF-16");
            return Checked(wide, file, faults);
        }

        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            return Checked(Strict.GetString(bytes, start, bytes.Length - start), file, faults);
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(start + fault.Index, 0, bytes.Length)).Count((byte)'\n');
            if (start == 0 && CodePage(bytes) is { } page)
            {
                Doubt(page == 1251 ? "Windows-1251" : "Windows-1252", line);
                return CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetString(bytes);
            }

            faults.Add(new CorpusFault(file, line, "not valid UTF-8; save the file as UTF-8"));
            return null;
        }

        void Doubt(string encoding, int? line = null) =>
            faults.Add(new CorpusFault(file, line, $"not valid UTF-8; it was read as {encoding}: save the file as UTF-8") { Kind = CorpusFaultKind.Doubtful });
    }

    private static string? Checked(string text, string file, ICollection<CorpusFault> faults)
    {
        if (text.IndexOf('\0', StringComparison.Ordinal) is var zero and >= 0)
        {
            faults.Add(new CorpusFault(file, 1 + text.AsSpan(0, zero).Count('\n'), "a zero byte: this is not a text file"));
            return null;
        }

        return text;
    }

    private static UnicodeEncoding? Utf16(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] when bytes.Length % 2 == 0 => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        [0xFE, 0xFF, ..] when bytes.Length % 2 == 0 => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        _ => null,
    };

    /// <summary>The code page of a text of Windows; null if it is no text: control characters, bytes that neither page has, or a piece of broken UTF-8.</summary>
    private static int? CodePage(byte[] bytes)
    {
        var (high, beside, wide) = (0, 0, 0);
        for (var at = 0; at < bytes.Length; at++)
        {
            var letter = bytes[at];
            if (letter < 0x20 && letter is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'))
            {
                return null;
            }

            if (letter >= 0xC0)
            {
                high++;
                beside += (at > 0 && bytes[at - 1] >= 0xC0) || (at + 1 < bytes.Length && bytes[at + 1] >= 0xC0) ? 1 : 0;
                wide += at + 1 < bytes.Length && bytes[at + 1] is >= 0x80 and < 0xC0 ? 1 : 0;
            }
        }

        // UTF-8 that is broken somewhere has the second byte of a letter after nearly every first.
        if (high == 0 || wide * 2 > high || (high == 1 && bytes.Length < 200))
        {
            return null;
        }

        return beside >= high * CyrillicShare ? 1251 : 1252;
    }
}
