using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Chat.Subscriptions.Grammar;

namespace RussiaTaliban.Chat.Intents.Wishes;

/// <content>What parts name: watched questions, places, subscriptions.</content>
internal sealed partial class HeardParts
{
    /// <summary>The questions that are to be watched: marks with no "and" or comma between them are one.</summary>
    public IReadOnlyList<string> Questions()
    {
        var questions = new List<TextSpan>();
        foreach (var part in parts.Where(part => part.Tag == "question"))
        {
            if (questions is [.., var last] && !text[last.End..part.Span.Start].Contains(',', StringComparison.Ordinal) && !Vocabulary.Lex(text[last.End..part.Span.Start]).Exists(lexeme => lexeme.Is("and") || lexeme.Is("or")))
            {
                questions[^1] = new TextSpan(last.Start, part.Span.End - last.Start);
            }
            else
            {
                questions.Add(part.Span);
            }
        }

        // The last words of a clause belong to it: "does it get its gas deal extended or not".
        return [.. questions.Select(span => Whole(span).Of(text).Trim(' ', '“', '”', '"', '«', '»', ':', '.', '!', ','))];
    }

    private TextSpan Whole(TextSpan question)
    {
        var rest = text[question.End..];
        var end = rest.IndexOfAny(['.', '!', '?', ',', ';', ':', '(', '–', '—', '\n']);
        var tail = end < 0 ? rest : rest[..end];
        var lexemes = Vocabulary.Lex(tail);
        return lexemes.Count is > 0 and <= MaxTailWords && tail.Length > 0 && tail[0] == ' ' && !lexemes.Exists(lexeme => lexeme.Is("polite") || lexeme.Is("me") || lexeme.Is("send") || lexeme.Is("alert") || lexeme.Is("and") || lexeme.Is("but") || lexeme.Is("closing"))
            && !parts.Any(part => part.Span.Start >= question.End && part.Span.Start < question.End + tail.Length)
            ? new TextSpan(question.Start, question.Length + tail.TrimEnd().Length) : question;
    }

    private const int MaxTailWords = 3;

    /// <summary>A conversation to which it is to go, as the person named it; null for this one. The other value is false if the words name no conversation.</summary>
    public (string? Place, bool IsClear) Place(string tag)
    {
        var (places, isClear) = (new List<string>(), true);
        foreach (var words in Of(tag))
        {
            var lexemes = Vocabulary.Lex(words).Where(lexeme => !lexeme.Is("the") && !lexeme.Is("possess") && !lexeme.Is("in") && !lexeme.Is("toplace")).ToList();
            if (lexemes.Count == 0 || lexemes.TrueForAll(lexeme => lexeme.Is("here") || lexeme.Is("hereplace") || lexeme.Is("me")))
            {
                continue;
            }

            var phrase = Read(words.StartsWith('#') ? words : $"to {words}", isDated: false);
            isClear &= phrase.Place is not null;
            if (phrase.Place is { } place)
            {
                places.Add(place);
            }
        }

        return (places.Count > 0 ? string.Join(',', places) : null, isClear);
    }

    /// <summary>The subscription that words point to: "the 8 o'clock one", "the China one". Null for all, and where there are no words.</summary>
    public static SubscriptionFilter? Pointed(string? words)
    {
        if (words is null || Vocabulary.Lex($"the {words}") is [{ } whole] && whole.Is("object") || (Vocabulary.Lex(words) is var all && all.TrueForAll(lexeme => lexeme.Is("whole") || lexeme.Is("the") || lexeme.Is("possess") || lexeme.Is("pron") || lexeme.Is("object") || lexeme.Text.ToLowerInvariant() is "both" or "of")))
        {
            return null;
        }

        if (all.TrueForAll(lexeme => lexeme.Is("the") || lexeme.Is("possess") || lexeme.Is("pron") || lexeme.Is("alert") || lexeme.Is("watch") || lexeme.Text.ToLowerInvariant() is "alerts" or "watch" or "watches" or "questions"))
        {
            return SubscriptionFilter.Watched;
        }

        var lexemes = all;
        while (lexemes.Count > 1 && (lexemes[0].Is("the") || lexemes[0].Is("possess") || lexemes[0].Is("pron") || lexemes[0].Text.ToLowerInvariant() is "about" or "on" or "at"))
        {
            lexemes = lexemes[1..];
        }

        while (lexemes.Count > 1 && (lexemes[^1].Is("single") || lexemes[^1].Is("object") || lexemes[^1].Is("topicnoun") || lexemes[^1].Is("watchedthing") || lexemes[^1].Is("watch") || lexemes[^1].Text.ToLowerInvariant() is "question" or "watch" or "'s" or "s" or "'"))
        {
            lexemes = lexemes[..^1];
        }

        var pointed = words[lexemes[0].Start..lexemes[^1].End];
        pointed = Possessive().Replace(pointed, "");
        return (SubscriptionFilter.Read(pointed) ?? SubscriptionFilter.About(pointed)) with { IsSingle = !words.TrimEnd().EndsWith('s') };
    }
}
