namespace RussiaTaliban.Slack.Conversation;

/// <summary>The app was invited to a channel: it says there what one can ask, once for each channel.</summary>
internal sealed class SlackGreeting(TurnHandler turns, IConversationReferenceStore references)
{
    public async Task AnswerAsync(SlackTenant tenant, SlackEvent.Joined joined, SlackPosting posting, CancellationToken cancellationToken)
    {
        var place = SlackAddress.Of(tenant, joined.Channel, thread: null);
        if (await references.FindAsync(place, cancellationToken) is not null)
        {
            return;
        }

        var turn = new Turn(place, new Person(tenant.Qualify(joined.Inviter ?? joined.User)), "") { Chosen = new HelpIntent(), Kind = ConversationKind.Channel };
        if (await turns.HandleAsync(turn, cancellationToken) is { Reply: HelpReply help }
            && await posting.PostAsync(joined.Channel, threadTs: null, joined.EventTs ?? "0", joined.Inviter ?? joined.User, help with { IsWelcome = true }, cancellationToken))
        {
            await references.SaveAsync(new KnownConversation(place, "") { Kind = ConversationKind.Channel, Tenant = tenant.Enterprise, Team = tenant.Team }, cancellationToken);
        }
    }
}
