using System.Text;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>The text of a corpus's file: strict UTF-8, a byte order mark allowed.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null with a fault added.</summary>
    public static string? Decode(byte[] bytes, string file, ICollection<CorpusFault> faults)
    {
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            var text = Strict.GetString(bytes, start, bytes.Length - start);
            if (text.IndexOf('\0', StringComparison.Ordinal) is var zero and >= 0)
            {
                faults.Add(new CorpusFault(file, 1 + text.AsSpan(0, zero).Count('\n'), "a zero byte: this is not a text file"));
                return null;
            }

            return text;
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(start + fault.Index, 0, bytes.Length)).Count((byte)'\n');
            faults.Add(new CorpusFault(file, line, "not valid UTF-8; save the file as UTF-8"));
            return null;
        }
    }
}
