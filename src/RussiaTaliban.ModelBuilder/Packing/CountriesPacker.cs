using System.Text;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.ModelBuilder.Countries;

namespace RussiaTaliban.ModelBuilder.Packing;

/// <summary>Country names as <see cref="CountryTable"/> reads them.</summary>
internal static class CountriesPacker
{
    public static byte[] Pack(CountryNames names)
    {
        var codes = names.ShortNames.Keys.Order(StringComparer.Ordinal).ToArray();
        var phrases = names.Phrases().ToArray();
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(codes.Length);
        foreach (var code in codes)
        {
            writer.Write(code);
            writer.Write(names.ShortNames[code]);
        }

        writer.Write(phrases.Length);
        foreach (var phrase in phrases)
        {
            writer.Write(phrase.Phrase);
            writer.Write((ushort)Array.BinarySearch(codes, phrase.Code, StringComparer.Ordinal));
            writer.Write((byte)phrase.Kind);
        }

        writer.Flush();
        return bytes.ToArray();
    }
}
