using RussiaTaliban.Chat.Inbox;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>Makes deliveries, and looks ahead for what they will need.</summary>
internal sealed class SlackPostings(IInbox inbox, SlackClient client, SlackRenderer renderer, SlackPeople people, ILogger<SlackPosting> log)
{
    public SlackPosting Of(InboxClaim claim, SlackTenant tenant) => new(claim, inbox, client.For(tenant), renderer, log);

    /// <summary>The person's name and zone are asked for while the question is being kept.</summary>
    public void Foresee(SlackInbound inbound)
    {
        var user = inbound switch
        {
            SlackInbound.EventCallback { Body: SlackEvent.Mention mention } => mention.User,
            SlackInbound.EventCallback { Body: SlackEvent.Message { ChannelType: "im" } message } => message.User,
            SlackInbound.Command command => command.Body.UserId,
            SlackInbound.Interaction { Body: var interaction } => interaction.User.Id,
            _ => null,
        };
        if (user is not null)
        {
            people.Foresee(inbound.Tenant, user);
        }
    }
}
