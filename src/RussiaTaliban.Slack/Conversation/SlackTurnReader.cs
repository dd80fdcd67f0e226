namespace RussiaTaliban.Slack.Conversation;

/// <summary>Decides which messages are turns of a conversation with the bot, and reads what they say.</summary>
internal sealed class SlackTurnReader(
    SlackPeople people, SlackStatus status, SlackInstallations installations, IConversationMemory memory, SlackClient client, TimeProvider time)
{
    /// <summary>A claim has so many words; what is shorter ("really?") is about one.</summary>
    private const int WordsOfAClaim = 4;

    /// <summary>An answer does not wait longer for the thread that it stands in.</summary>
    private static readonly TimeSpan ThreadPatience = TimeSpan.FromSeconds(3);

    /// <summary>Null for a message that is not meant for the bot.</summary>
    public async Task<SaidTurn?> ReadAsync(SlackInbound.EventCallback callback, CancellationToken cancellationToken)
    {
        var tenant = callback.Tenant;
        var bot = callback.BotUserId ?? (installations.IsOn ? installations.BotUserOf(tenant) : status.BotUserId);
        return callback.Body switch
        {
            SlackEvent.Mention { User: { } user } mention when SlackAddressKind.IsDirect(mention.Channel) =>
                new SaidTurn(
                    await TurnAsync(SlackAddress.Of(tenant, mention.Channel, mention.ThreadTs), tenant, user, mention.Text, bot, ConversationKind.Personal, cancellationToken),
                    mention.Ts),

            // The answer opens a thread, and the thread is the conversation: two questions in one channel do not mix.
            SlackEvent.Mention { User: { } user } mention => new SaidTurn(
                await InThreadAsync(
                    await TurnAsync(SlackAddress.Of(tenant, mention.Channel, mention.ThreadTs ?? mention.Ts), tenant, user, mention.Text, bot, ConversationKind.Channel, cancellationToken),
                    tenant,
                    mention,
                    bot,
                    cancellationToken),
                mention.Ts),
            SlackEvent.Message { User: { } user, ChannelType: "im" } message =>
                new SaidTurn(
                    await TurnAsync(SlackAddress.Of(tenant, message.Channel, message.ThreadTs), tenant, user, message.Text, bot, ConversationKind.Personal, cancellationToken),
                    message.Ts),
            SlackEvent.Message { User: { } user, ThreadTs: { } thread } message when await HasAnsweredAsync(SlackAddress.Of(tenant, message.Channel, thread), cancellationToken) =>
                new SaidTurn(
                    await TurnAsync(SlackAddress.Of(tenant, message.Channel, thread), tenant, user, message.Text, bot, ConversationKind.Channel, cancellationToken), message.Ts)
                {
                    IsAddressed = false,
                },
            _ => null,
        };
    }

    /// <summary>Words typed elsewhere: a command or a modal.</summary>
    public async Task<Turn> ReadAsync(
        ConversationAddress conversation, string userId, string text, CancellationToken cancellationToken) =>
        await TurnAsync(conversation, SlackTenant.Read(conversation.Conversation).Tenant, userId, text, bot: null, SlackAddress.KindOf(conversation.Conversation), cancellationToken);

    private async Task<bool> HasAnsweredAsync(ConversationAddress thread, CancellationToken cancellationToken) =>
        (await memory.ReadAsync(thread, cancellationToken)).Questions.Count > 0;

    /// <summary>Called late into a thread, with words that point at what was said there ("is this right?"): the claim above them is meant.</summary>
    private async Task<Turn> InThreadAsync(Turn turn, SlackTenant tenant, SlackEvent.Mention mention, string? bot, CancellationToken cancellationToken)
    {
        if (mention.ThreadTs is not { } thread || thread == mention.Ts || !Turn.PointsElsewhere(turn.Text) || await HasAnsweredAsync(turn.Conversation, cancellationToken))
        {
            return turn;
        }

        using var patience = new CancellationTokenSource(ThreadPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await ClaimAsync(client.For(tenant), mention.Channel, thread, mention.Ts, bot, either.Token) is { } claim ? turn with { Text = Turn.Quoting(turn.Text, claim) } : turn;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return turn;
        }
    }

    /// <summary>What a person said last before the mention, in more than a few words; null where nobody did, and where the thread cannot be read.</summary>
    private static async Task<string?> ClaimAsync(SlackClient client, string channel, string thread, string before, string? bot, CancellationToken cancellationToken)
    {
        string? claim = null;
        string? cursor = null;
        do
        {
            if (await client.MessagesAsync(channel, thread, oldest: null, cursor, cancellationToken) is not SlackOutcome.Done done)
            {
                return claim;
            }

            foreach (var message in SlackMessages.List(done))
            {
                if (message.Text("ts") == before)
                {
                    return claim;
                }

                var text = message.Text("text") ?? "";
                var said = Mrkdwn.ToPlainWithoutEmphasis(bot is null ? text : Mrkdwn.WithoutMention(text, bot)).Trim();
                if (message.Text("bot_id") is null && said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= WordsOfAClaim)
                {
                    claim = said;
                }
            }

            cursor = done.Body.Member("response_metadata").Text("next_cursor");
        }
        while (cursor is not null);
        return claim;
    }

    private async Task<Turn> TurnAsync(
        ConversationAddress conversation, SlackTenant tenant, string user, string? text, string? bot, ConversationKind kind, CancellationToken cancellationToken)
    {
        var words = bot is null ? text ?? "" : Mrkdwn.WithoutMention(text ?? "", bot);
        return new Turn(conversation, await people.FindAsync(tenant, user, cancellationToken), Mrkdwn.ToPlain(words)) { Kind = kind };
    }
}

/// <summary>A message as a turn.</summary>
/// <param name="Ts">The message's own id.</param>
internal sealed record SaidTurn(Turn Turn, string Ts)
{
    /// <summary>False where the bot was neither named nor written to directly.</summary>
    public bool IsAddressed { get; init; } = true;
}
