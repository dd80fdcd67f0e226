using System.Collections.Frozen;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>
/// The language in which the bot itself speaks. Its words are written once, in English, beside this file; a file for each other language (<c>speech.ru.json</c>) says them
/// otherwise, and each channel says them through <see cref="Say"/> where it writes the bot's own words. What articles and people wrote never goes through it. A phrase that a
/// language lacks is said in English.
/// </summary>
public static class Speech
{
    private const string English = "en";
    private const string Latin = "Latn";

    // Fewer words of Latin letters say little about their language: "ok", "more".
    private const int WordsOfALanguage = 3;

    private static readonly Lazy<FrozenDictionary<string, SpeechFile>> Files = new(SpeechFile.LoadAll);
    private static readonly AsyncLocal<SpeechFile?> Spoken = new();

    /// <summary>The languages beside English, as BCP 47 tags.</summary>
    public static IReadOnlyCollection<string> Languages => Files.Value.Keys;

    /// <summary>The language that is spoken now.</summary>
    public static string Language => Spoken.Value?.Language ?? English;

    /// <summary>Speaks a language until what it returns is disposed; in this flow of control alone.</summary>
    /// <param name="language">A BCP 47 tag; null, or a language that there is no file of, is English.</param>
    public static IDisposable In(string? language)
    {
        var before = Spoken.Value;
        Spoken.Value = FileOf(language);
        return new Restored(before);
    }

    /// <summary>The bot's own words in the language that is spoken, line by line; what is not known is left as it is.</summary>
    public static string Say(string english)
    {
        ArgumentNullException.ThrowIfNull(english);
        return Spoken.Value is { } file ? string.Join('\n', english.Split('\n').Select(file.Say)) : english;
    }

    /// <summary>The language to answer in: that of the person's words, else that of their client; null where neither tells, and that is English or what was spoken before.</summary>
    /// <param name="words">What was said; empty where a button was pressed.</param>
    /// <param name="locale">The client's, as <c>ru-RU</c>; null where the channel does not tell.</param>
    public static string? Of(string words, string? locale)
    {
        ArgumentNullException.ThrowIfNull(words);
        var script = LanguageRecognizer.ScriptOf(words);
        if (script is not null and not Latin)
        {
            // A few words tell the script more surely than the language.
            return (FileOf(LanguageRecognizer.Of(words)) ?? (LanguageRecognizer.Of(words) is null ? Files.Value.Values.FirstOrDefault(file => file.Script == script) : null))?.Language
                ?? FileOf(locale)?.Language ?? English;
        }

        return script == Latin && words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= WordsOfALanguage
            ? FileOf(LanguageRecognizer.Likely(words))?.Language ?? English
            : FileOf(locale)?.Language;
    }

    private static SpeechFile? FileOf(string? language) => language is null ? null : Files.Value.GetValueOrDefault(language.Split('-', '_')[0].ToLowerInvariant());

    private sealed class Restored(SpeechFile? before) : IDisposable
    {
        public void Dispose() => Spoken.Value = before;
    }
}
