using System.Globalization;
using System.Text.Json.Serialization;

namespace RussiaTaliban.Chat.Intents.Phrases;

/// <summary>A language's file.</summary>
/// <param name="Language">Its BCP 47 tag.</param>
/// <param name="Words">By meaning: single words parted by spaces, then, each after a bar, phrases. <c>filler</c> may stand anywhere in any room.</param>
/// <param name="Rooms">In the order in which they are tried.</param>
/// <param name="Examples">By room: messages that are in it. A test reads them.</param>
/// <param name="Questions">Messages that are in no room. A test reads them.</param>
internal sealed record PhraseFile(
    string Language,
    IReadOnlyDictionary<string, string> Words,
    IReadOnlyList<PhraseRoom> Rooms,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Examples,
    IReadOnlyList<string> Questions);

/// <summary>What is needed for a message to be in a room.</summary>
/// <param name="Room">Its name, as <see cref="PhraseRule"/> knows it.</param>
/// <param name="Need">Each: meanings parted by spaces, all of which must be there; a slash parts alternatives. Any one of the lines is enough.</param>
internal sealed record PhraseRoom(string Room, IReadOnlyList<string> Need)
{
    /// <summary>Meanings that may be there too, parted by spaces. Null: none but fillers.</summary>
    public string? May { get; init; }

    /// <summary>True if fillers may not be there either.</summary>
    public bool Bare { get; init; }

    /// <summary>True if the needed meanings must open the message, in their order, and anything may follow.</summary>
    public bool Opens { get; init; }

    /// <summary>Meanings one of which must follow an opening somewhere; null if anything may.</summary>
    public string? Then { get; init; }
}

/// <summary>A message in a room.</summary>
/// <param name="Room">The room's name.</param>
/// <param name="Rest">The words after the opening, trimmed; empty if there are none, or where the room has no opening.</param>
internal sealed record PhraseMatch(string Room, string Rest)
{
    /// <summary>A section that was named by number, 0 for the lead, -1 for the last; null if none was.</summary>
    public int? Section { get; init; }

    /// <summary>A paragraph that was named by number, from 1, -1 for the last; null if none was.</summary>
    public int? Paragraph { get; init; }

    /// <summary>A number or ordinal that names neither, -1 for the last; null if there is none.</summary>
    public int? Number { get; init; }
}

/// <summary>A word or phrase of a message.</summary>
/// <param name="Next">The token after it.</param>
/// <param name="End">Where it ends in the message.</param>
/// <param name="Meanings">What it may mean; empty if the language's file does not know it.</param>
/// <param name="Number">Its number in digits; null if it is a word.</param>
/// <param name="IsSign">True for a sign that means nothing.</param>
/// <param name="IsMended">True for a word that was mistyped.</param>
internal sealed record PhraseLexeme(int Next, int End, IReadOnlyCollection<string> Meanings, int? Number, bool IsSign, bool IsMended)
{
    private const string Ordinal = "nth:";

    /// <summary>A larger number is a year or a figure, and counts no section.</summary>
    private const int MaxNumbered = 99;

    public bool Means(string meaning) => Meanings.Contains(meaning);

    /// <summary>Its number in digits or in words, -1 for "last"; null if it is none.</summary>
    public int? Value { get; } = Number is > MaxNumbered ? null : Number ?? (Meanings.FirstOrDefault(meaning => meaning.StartsWith(Ordinal, StringComparison.Ordinal)) is { } ordinal
        ? int.Parse(ordinal.AsSpan(Ordinal.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
        : null);
}

/// <summary>How the files are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(PhraseFile))]
internal sealed partial class PhraseJson : JsonSerializerContext;
