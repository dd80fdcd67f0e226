using System.Globalization;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Intents;

/// <summary>"Daily summary", "brief me", "what's new", "summary of §3", "sum it up in three sentences".</summary>
public sealed partial class SummaryRule : IIntentRule
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <inheritdoc/>
    public Intent? Read(string text, Turn turn)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.TrimStart('/').TrimEnd(' ', '.', '!', '?');
        if (Length().Match(text) is { Success: true } length && Count(length.Groups["count"].Value) is { } most)
        {
            return new SummaryIntent { Sentences = most, Again = true, Said = text };
        }

        var match = Asked().Match(text) is { Success: true } asked ? asked : Told().Match(text);
        if (!match.Success)
        {
            return null;
        }

        return new SummaryIntent
        {
            Section = match.Groups["section"] is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : null,
            Of = match.Groups["of"] is { Success: true, Value: var of } && !Everything().IsMatch(of) ? of.Trim(' ', '“', '”', '"', '\'') : null,
            Sentences = Count(match.Groups["count"].Value),
            Said = text,
            WithStanding = match.Groups["standing"].Success,
            OnlyNews = match.Groups["news"].Success,
        };
    }

    /// <summary>"What's the conclusion?" where one section of one article is headed so: that section.</summary>
    public Intent? Read(string text, Turn turn, Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(corpus);
        if (Read(text, turn) is { } read)
        {
            return read;
        }

        return Headed().Match(text) is { Success: true } headed
            && corpus.Articles.Where(article => turn.Articles.Count == 0 || turn.Articles.Contains(article.Slug))
                .SelectMany(article => article.Sections)
                .Where(section => headed.Groups["heading"].Value.Equals(section.Heading?.TrimEnd('?', '.'), StringComparison.OrdinalIgnoreCase)).ToList() is [var only]
            ? new SummaryIntent { Article = only.Article.Slug, Section = only.Number, Said = text }
            : null;
    }

    private static int? Count(string word) => word.Length == 0 ? null
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
        : Array.IndexOf(Numbers, word.ToLowerInvariant()) is > 0 and var named ? named : null;

    [GeneratedRegex(
        @"^((ok|okay|fine|so|and|well|then|now|please)[,\s]+)*(what['’]?s|what is|what are|what does|show me|read me|give me|tell me)"
        + @"\s+(the|its|their|in the)\s+(?<heading>[^?!.]{3,120}?)( say| section| part)?\s*[?!.]*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Headed();

    private const string HowMany =
        @"(,?\s+in\s+(?<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s+(short |key |main )?(sentences?|points?|lines?|bullets?)|"
        + @",?\s+in (short|brief|a nutshell))?";

    private const string OfWhat =
        @"(\s*,?\s*(of|for|from|about)?\s*((the )?(§|section|sec\.?|part|chapter)\s*(no\.?\s*)?(?<section>\d{1,3})|(of|for|from)\s+(?<of>.{2,120}?)))?";

    private const string Politely =
        @"^(please |can (you|i have) |could (you|i have) |i('d| would) like |i want |give (me|us) |show (me|us) |send (me|us) |get (me|us) |the |a |"
        + @"an |my |your |today['’]?s |this morning['’]?s |quick |short |brief |full )*";

    private const string Now = @"(\s+(today|for today|now|please|since yesterday|this morning|right now))*\z";

    [GeneratedRegex(
        Politely + @"((daily |morning |weekly )?(summary|digest|briefing|overview|recap|tl;?dr|key points|main points|highlights|headlines|"
        + @"(?<standing>(standing|earlier) picks|picks from before))|brief (me|us)|catch (me|us) up|fill (me|us) in|sum (it|this|that|everything|the article) up|"
        + @"sum up|summari[sz]e( it| this| that| everything)?|(?<news>what['’]?s (new|the news)|what is (new|the news)|(is there )?anything new|"
        + @"any news|what(['’]s| has) changed)|what['’]?s (up today|going on today|important today)|what do i (need|have) to know|what should i know|"
        + @"news)" + OfWhat + HowMany + Now,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(
        Politely + @"(summari[sz]e|sum up)\s+(?<of>.{2,120}?)" + HowMany + Now,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    [GeneratedRegex(
        @"^(please |now |and |but |can (you|i have) |could (you|i have) |give (me|us) |make |say |tell me |keep |(it|this|that) |the (gist|same|"
        + @"summary) |just |only )*(in |to )?(just |only |about )?(?<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s+(short |key |"
        + @"main )?(sentences?|points?|lines?|bullets?)( only)?(,? please)?\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    [GeneratedRegex(
        @"^(today|the day|this|it|that|everything|all|the (news|articles?|text|whole (thing|article)|corpus|day)|this (article|morning|text)|"
        + @"(the )?articles?|all (the )?articles)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Everything();
}
