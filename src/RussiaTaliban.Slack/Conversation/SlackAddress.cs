namespace RussiaTaliban.Slack.Conversation;

/// <summary>
/// Slack's channels and threads as addresses of conversations. In the configured workspace the ids stand alone; in installed ones each carries workspace and organisation, because
/// Slack's ids are unique only there.
/// </summary>
internal static class SlackAddress
{
    public const string Channel = "slack";

    public static ConversationAddress Of(SlackTenant tenant, string channel, string? thread) => new(Channel, tenant.Qualify(channel), thread);

    /// <summary>Slack's own id of a conversation.</summary>
    public static string IdOf(ConversationAddress address) => SlackTenant.Read(address.Conversation).Id;

    /// <summary>Slack's own id of a person.</summary>
    public static string IdOf(Person person) => SlackTenant.Read(person.Id).Id;

    /// <summary>Read from the id: D is a direct message, U and W are people, the rest are channels.</summary>
    public static ConversationKind KindOf(string place) => SlackTenant.Read(place).Id is ['D' or 'U' or 'W', ..] ? ConversationKind.Personal : ConversationKind.Channel;

    /// <summary>A private exchange is a separate conversation: nobody else's follow-up may build on it.</summary>
    public static ConversationAddress OfPrivate(SlackTenant tenant, string channel, string user) =>
        Of(tenant, channel, ConversationAddress.PrivateThread(tenant.Qualify(user)));

    /// <summary>A modal is a separate conversation with one person.</summary>
    public static ConversationAddress OfModal(SlackTenant tenant, string user) => Of(tenant, user, "modal");
}
