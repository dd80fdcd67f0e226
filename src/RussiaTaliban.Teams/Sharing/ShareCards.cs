namespace RussiaTaliban.Teams.Sharing;

/// <summary>The card in which a conversation is chosen and a note typed. It stands in the chat and needs no dialog, so every client shows it.</summary>
internal static class ShareCards
{
    /// <summary>Most conversations to choose from; a name that is not among them can be typed.</summary>
    public const int MaxChoices = 100;

    /// <summary>Longest question that a button carries, in UTF-16 code units; a longer one is the last one asked, which the conversation remembers.</summary>
    private const int MaxQuestion = 300;

    public static Activity Offer(ShareOfferReply reply)
    {
        var words = ShareWording.Offer(reply);
        return TeamsText.Message(words, reply.Places.Count == 0 ? null : Card.Attach(Body(reply), [Button(reply)], words));
    }

    /// <summary>What the button "Share…" under a passage asks for.</summary>
    public static ShareIntent Ask(PassageId passage, string? question) => new(null, passage) { Question = Carried(question) };

    private static IEnumerable<JObject> Body(ShareOfferReply reply)
    {
        yield return Card.Verbatim(Card.Bold(reply.Passage.Citation.Label));
        yield return Card.Choice(IntentCodec.PlaceInput, "Conversation", [.. reply.Places.Take(MaxChoices).Select(place => (place.Name, place.Id))]);
        if (reply.Places.Count > MaxChoices)
        {
            yield return Card.Quietly($"The first {MaxChoices} of {reply.Places.Count}. For another one, write “share that with …” and its name.");
        }

        yield return Card.TextInput(IntentCodec.NoteInput, "Note (optional)", reply.Note, ShareIntent.MaxNoteLength);
    }

    private static JObject Button(ShareOfferReply reply) => Card.Choose("Share", Ask(reply.Passage.Id, reply.Question) with { Words = reply.Words });

    private static string? Carried(string? question) => question is { Length: > 0 and <= MaxQuestion } ? question : null;
}
