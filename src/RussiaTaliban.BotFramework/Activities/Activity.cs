using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>
/// One message on the Bot Framework wire, as the Activity schema describes it. Loose on the way in: every member may be missing (null)
/// and members not named here are kept in <see cref="Unknown"/>. Strict on the way out: null members are not written.
/// </summary>
/// <remarks>Source: microsoft/botframework-sdk, specs/botframework-activity/botframework-activity.md.</remarks>
public sealed record Activity
{
    /// <summary>What kind of activity this is, see <see cref="ActivityTypes"/>; null only in a malformed one.</summary>
    public string? Type { get; init; }

    /// <summary>The channel's id of this activity; null until the channel has given one.</summary>
    public string? Id { get; init; }

    /// <summary>When the channel took it in, UTC; null when the channel did not say.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The sender's wall-clock time with its offset; null when the client did not say.</summary>
    public DateTimeOffset? LocalTimestamp { get; init; }

    /// <summary>The sender's IANA time zone, e.g. "Europe/Paris"; null when the client did not say.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>Where answers go; only an address proven by the token and on the allowlist may be used. Null on Direct Line.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The channel, e.g. "msteams", "webchat", "directline", "emulator".</summary>
    public string? ChannelId { get; init; }

    public ChannelAccount? From { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public ChannelAccount? Recipient { get; init; }

    /// <summary>"plain", "markdown" or "xml"; null means markdown.</summary>
    public string? TextFormat { get; init; }

    /// <summary>"list" or "carousel"; null means list.</summary>
    public string? AttachmentLayout { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>BCP 47 language of the text, e.g. "en-GB".</summary>
    public string? Locale { get; init; }

    public string? Text { get; init; }

    /// <summary>What a screen or speaker without cards should say; null means <see cref="Text"/>.</summary>
    public string? Summary { get; init; }

    /// <summary>"acceptingInput", "ignoringInput" or "expectingInput".</summary>
    public string? InputHint { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public IReadOnlyList<Entity>? Entities { get; init; }

    /// <summary>What belongs to one channel only, e.g. the Teams tenant, team and feedback loop.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>What happened, for installationUpdate ("add", "remove") and some others.</summary>
    public string? Action { get; init; }

    /// <summary>The activity that this one answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>The payload of an invoke, an event or a pressed button.</summary>
    public JsonElement? Value { get; init; }

    public string? ValueType { get; init; }

    /// <summary>The operation of an invoke or event, e.g. "composeExtension/query".</summary>
    public string? Name { get; init; }

    public ConversationReference? RelatesTo { get; init; }

    /// <summary>How the caller wants its answers, see <see cref="DeliveryModes"/>; null means normal.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>Members that this model does not name, kept as they came and written back; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Where this activity came from, kept to answer it or to write to the same conversation later.</summary>
    public ConversationReference ToReference() => new()
    {
        ActivityId = Id,
        Bot = Recipient,
        User = From,
        Conversation = Conversation,
        ChannelId = ChannelId,
        ServiceUrl = ServiceUrl,
        Locale = Locale,
    };

    /// <summary>This activity, addressed to where <paramref name="incoming"/> came from and in answer to it.</summary>
    public Activity AddressedTo(Activity incoming)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        return AddressedTo(incoming.ToReference());
    }

    /// <summary>This activity, addressed to the conversation of <paramref name="reference"/>, in answer to its activity where it names one.</summary>
    public Activity AddressedTo(ConversationReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return this with
        {
            ChannelId = reference.ChannelId,
            ServiceUrl = reference.ServiceUrl,
            Conversation = reference.Conversation,
            From = reference.Bot,
            Recipient = reference.User,
            ReplyToId = ReplyToId ?? reference.ActivityId,
            Locale = Locale ?? reference.Locale,
        };
    }
}
