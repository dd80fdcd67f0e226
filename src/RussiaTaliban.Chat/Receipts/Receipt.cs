using System.Buffers.Text;
using System.Security.Cryptography;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Quotes.References;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Chat.Receipts;

/// <summary>
/// Proof that the corpus said something at a moment: a quote with its paragraph and its article's details as they were. It is made from a passage of the
/// corpus only, never from text that somebody sends. Of the person who made it, it holds only
/// what proves to themselves that they did.
/// </summary>
public sealed record Receipt
{
    /// <summary>How long an id is: 128 random bits in base64url.</summary>
    public const int IdLength = 22;

    /// <summary>The unguessable name in its address <c>/q/&lt;id&gt;</c>: letters, digits, hyphens and underscores.</summary>
    public required string Id { get; init; }

    /// <summary>The quoted words and where they stood.</summary>
    public required Quote Quote { get; init; }

    /// <summary>The whole paragraph as it was.</summary>
    public required string Paragraph { get; init; }

    /// <summary>How the paragraph was cited: <see cref="Citation.Label"/>.</summary>
    public required string Place { get; init; }

    /// <summary>The article as it was.</summary>
    public required ArticleDetails Article { get; init; }

    /// <summary>When the receipt was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>
    /// Who made it, as a hash that nobody can read a name from and that no two receipts share; null for receipts made before they could be withdrawn.
    /// </summary>
    public string? Maker { get; init; }

    /// <summary>When its maker withdrew it; null if it stands. A withdrawn receipt shows nothing.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>True for the person who made it.</summary>
    public bool IsMadeBy(string channel, string person) => Maker is not null && Maker == MakerOf(Id, channel, person);

    /// <summary>The same receipt with its maker.</summary>
    public Receipt MadeBy(string channel, string person) => this with { Maker = MakerOf(Id, channel, person) };

    /// <summary>What is left of it where it was withdrawn: that there was one, and nothing of its words, its article or its maker.</summary>
    public Receipt Withdrawn(DateTimeOffset at) => this with
    {
        Quote = Quote with { Exact = "", Prefix = "", Suffix = "", PassageHash = "", ArticleRevision = "", Siblings = "" },
        Paragraph = "",
        Place = "",
        Article = new ArticleDetails { Slug = "", Title = "", Language = "" },
        Maker = null,
        WithdrawnAt = at,
    };

    private static string MakerOf(string id, string channel, string person) => Quote.HashOf($"{id}\n{channel}\n{person}");

    /// <summary>A new receipt with a new id.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="span"/> is empty or not within the paragraph.</exception>
    public static Receipt Of(Passage passage, TextSpan span, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return new Receipt
        {
            Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            Quote = Quote.Of(passage, span),
            Paragraph = passage.Text,
            Place = passage.Citation.Label,
            Article = ArticleDetails.Of(passage.Article),
            MadeAt = now,
        };
    }

    /// <summary>Whether text has the form of an id; everything else is answered without asking the store.</summary>
    public static bool IsId(string? text) => text is { Length: IdLength } && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_');
}
