using Microsoft.Extensions.Logging;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat;

/// <summary>
/// The last look before a reply leaves: everything shown as the corpus's words must be a substring, to the character, of the passage it is said to
/// stand in, in the corpus of this moment, and that passage must be made of stretches of its file. Fails closed: otherwise the reply is withheld, counted and logged (addresses only, no text).
/// </summary>
public sealed class QuoteGuard(ILogger<QuoteGuard> logger)
{
    /// <summary>The reply itself, or <see cref="WithheldReply"/>.</summary>
    public Reply Check(Reply reply, Corpus corpus)
    {
        try
        {
            foreach (var quotation in reply.Quotations.Concat(reply.Above?.Quotations ?? []))
            {
                if (!StandsIn(corpus, quotation))
                {
                    return Withhold(reply, quotation.Passage.ToString());
                }
            }

            foreach (var section in reply.Headings.Concat(reply.Above?.Headings ?? []))
            {
                if (!StandsIn(corpus, section))
                {
                    return Withhold(reply, section.Article.Slug);
                }
            }
        }
        catch (ArgumentException)
        {
            // A stretch that is not within its passage cannot even be read.
            return Withhold(reply, "outside a passage");
        }

        return reply;
    }

    /// <summary>The same last look at one passage; null if it would be withheld.</summary>
    public Passage? Check(Passage passage, Corpus corpus) =>
        Check(new PassagesReply("", new Answer(AnswerOutcome.Answered, [new Hit(passage, 0, [])])), corpus) is PassagesReply ? passage : null;

    private WithheldReply Withhold(Reply reply, string place)
    {
        ChatMetrics.RepliesWithheld.Add(1);
        Log.ReplyWithheld(logger, reply.GetType().Name, place);
        return new WithheldReply();
    }

    private static bool StandsIn(Corpus corpus, Section section) =>
        corpus.FindArticle(section.Article.Slug) is { } article
        && article.Title == section.Article.Title
        && article.Sections.Any(today => today.Number == section.Number && today.Heading == section.Heading);

    private static bool StandsIn(Corpus corpus, Quotation quotation) =>
        quotation.Text.Length > 0
        && corpus.Find(quotation.Passage) is { } passage
        && passage.Text.Contains(quotation.Text, StringComparison.Ordinal)
        && passage.IsProven;
}
