using Microsoft.Extensions.Logging;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Feedback;

namespace RussiaTaliban.Teams.Conversation;

/// <summary>A thumb up or down under a message, with the person's reason where they gave one.</summary>
internal sealed class FeedbackInvoke(IFeedbackStore store, SentReplies sent, TimeProvider time, ILogger<FeedbackInvoke> log) : IInvoke
{
    private const int MaxComment = 2_000;

    public IReadOnlyList<string> Names => ["message/submitAction"];

    public async Task<InvokeResponse?> HandleAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        var value = activity.ValueToken().Member("actionValue");
        if (activity.ValueToken().Member("actionName").AsText() != "feedback" || value.Member("reaction").AsText() is not (("like" or "dislike") and var reaction))
        {
            return new InvokeResponse { Status = 400 };
        }

        var conversation = ActivityReader.AddressOf(activity);
        var (question, passages) = sent.Find(conversation, activity.ReplyToId ?? "");
        var feedback = new FeedbackEntry(conversation, activity.From?.Id ?? "", question, reaction == "like", time.GetUtcNow())
        {
            Passages = passages,
            Comment = Comment(value.Member("feedback")),
        };
        try
        {
            await store.SaveAsync(feedback, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            Log.FeedbackNotKept(log);
        }

        return new InvokeResponse { Status = 200, Body = new JObject() };
    }

    /// <summary>Teams wraps the person's words in JSON inside a string.</summary>
    private static string? Comment(JToken? wrapped)
    {
        var text = wrapped.Member("feedbackText").AsText() ?? wrapped.AsText();
        if (text is not null && text.StartsWith('{'))
        {
            // Else it is not wrapped after all: the words themselves.
            text = OutgoingJson.TryRead<JObject>(text) is { } inner ? inner.Member("feedbackText").AsText() : text;
        }

        return string.IsNullOrWhiteSpace(text) ? null : text.Length <= MaxComment ? text : text[..MaxComment];
    }
}
