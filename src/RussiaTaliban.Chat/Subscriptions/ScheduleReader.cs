using NodaTime;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>Reads when somebody wants deliveries, where it is known that the words are about that: "every weekday at 8", "9:30 Kabul time".</summary>
internal static class ScheduleReader
{
    /// <summary>The wish in a text. What it leaves open has the defaults of <see cref="ScheduleRequest"/>.</summary>
    public static ScheduleRequest Read(string text) => PhraseComposer.Compose(new PhraseReader(Vocabulary.Lex(text), text, pausing: false).Read());

    /// <summary>What a text says about a schedule that is there already: "9", "9:30 Kabul time", "Mondays at 7".</summary>
    public static ScheduleChange ReadChange(string text)
    {
        text = text.Length > 0 && char.IsAsciiDigit(text[0]) ? "at " + text : text;
        var phrase = new PhraseReader(Vocabulary.Lex(text), text, pausing: false).Read();
        var wish = PhraseComposer.Compose(phrase);
        LocalTime? time = phrase.HasTime || phrase.Part is not null ? wish.Time : null;
        return new ScheduleChange(phrase.Said.Any(said => said.Days is not null && (!said.Vague || phrase.Part is null)) ? wish.Days : null, time, wish.Zone)
        {
            Fault = wish.Fault,
            FaultyWords = wish.FaultyWords,
        };
    }
}
