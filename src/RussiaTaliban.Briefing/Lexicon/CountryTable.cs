using System.Text;

namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>Countries by name, capital, people and seat of government. A phrase that names two countries names none here.</summary>
internal sealed class CountryTable
{
    private readonly Dictionary<string, (int Country, CountryNameKind Kind)> _phrases;
    private readonly (string Code, string Name)[] _countries;
    private readonly Dictionary<string, int> _longestFrom = new(StringComparer.Ordinal);

    public CountryTable(ReadOnlyMemory<byte> payload, string path)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(payload.ToArray(), writable: false), Encoding.UTF8);
            _countries = new (string, string)[reader.ReadInt32()];
            for (var country = 0; country < _countries.Length; country++)
            {
                _countries[country] = (reader.ReadString(), reader.ReadString());
            }

            var phrases = reader.ReadInt32();
            _phrases = new(phrases, StringComparer.Ordinal);
            for (var phrase = 0; phrase < phrases; phrase++)
            {
                var words = reader.ReadString();
                _phrases[words] = (reader.ReadUInt16(), (CountryNameKind)reader.ReadByte());
                var first = words.Split(' ', 2)[0];
                _longestFrom[first] = Math.Max(_longestFrom.GetValueOrDefault(first), words.Count(' ') + 1);
            }
        }
        catch (Exception cause) when (cause is IOException or OverflowException)
        {
            throw new LexiconException(path, "damaged: its tables are cut short", cause);
        }
    }

    /// <summary>The country that the words from <paramref name="at"/> name, by the longest phrase that does; null if they name none.</summary>
    /// <param name="words">Folded words.</param>
    /// <param name="at">The first word to look at, from 0.</param>
    public CountryMatch? Find(IReadOnlyList<string> words, int at)
    {
        if (!_longestFrom.TryGetValue(words[at], out var longest))
        {
            return null;
        }

        for (var length = Math.Min(longest, words.Count - at); length > 0; length--)
        {
            var phrase = length == 1 ? words[at] : string.Join(' ', words.Skip(at).Take(length));
            if (_phrases.TryGetValue(phrase, out var found))
            {
                var (code, name) = _countries[found.Country];
                return new CountryMatch(code, name, found.Kind, length);
            }
        }

        return null;
    }
}

/// <summary>A country that a run of words names.</summary>
/// <param name="Code">Two capital letters, ISO 3166-1: the same country has the same code, however it is named.</param>
/// <param name="Name">Its short English name, as people read it: <c>China</c>.</param>
/// <param name="Kind">How the words name it.</param>
/// <param name="Length">How many words name it, 1 or more.</param>
internal readonly record struct CountryMatch(string Code, string Name, CountryNameKind Kind, int Length);

/// <summary>In which way a text names a country; a byte in the countries file, so never renumbered.</summary>
internal enum CountryNameKind : byte
{
    /// <summary>By its name: short, official, former or abbreviated.</summary>
    Name = 0,

    /// <summary>By its capital: <c>Beijing</c>.</summary>
    Capital = 1,

    /// <summary>By its people or their adjective: <c>Afghan</c>, <c>Dutch</c>.</summary>
    People = 2,

    /// <summary>By where its government sits: <c>the Kremlin</c>, <c>Downing Street</c>.</summary>
    Government = 3,
}
