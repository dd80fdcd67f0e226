namespace RussiaTaliban.BotFramework.Bot;

/// <summary>
/// Steps 2 and 7 of a message's way for every Bot Framework channel: an activity becomes a turn, the reply an activity that the channel can show.
/// </summary>
/// <remarks>Not the SDK's TeamsActivityHandler: it reads the values of invokes into types of its own and throws at those that strangers make up.</remarks>
public sealed class BriefingBot(TurnAnswers answers, ConversationReferences references, IEnumerable<IInvoke> invokes) : IBot
{
    private readonly Dictionary<string, IInvoke> _invokes = invokes
        .SelectMany(invoke => invoke.Names.Select(name => (Name: name, Invoke: invoke)))
        .ToDictionary(known => known.Name, known => known.Invoke, StringComparer.Ordinal);

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        switch (activity.Type)
        {
            case ActivityTypes.Message:
                await references.KeepAsync(activity, cancellationToken).ConfigureAwait(false);
                await answers.AnswerAsync(turnContext, ActivityReader.Read(activity), cancellationToken).ConfigureAwait(false);
                return;

            case ActivityTypes.InstallationUpdate when activity.Action is "remove" or "remove-upgrade":
                await references.LeaveAsync(activity, cancellationToken).ConfigureAwait(false);
                return;

            case ActivityTypes.ConversationUpdate when IsFarewell(activity):
                await references.LeaveAsync(activity, cancellationToken).ConfigureAwait(false);
                return;

            case ActivityTypes.ConversationUpdate when EventOf(activity) == "channelDeleted":
                await references.ForgetAsync(ChannelOf(activity), cancellationToken).ConfigureAwait(false);
                return;

            case ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate:
                await references.KeepAsync(activity, cancellationToken).ConfigureAwait(false);
                if (IsWelcome(activity))
                {
                    await answers.WelcomeAsync(turnContext, cancellationToken).ConfigureAwait(false);
                }

                return;

            case ActivityTypes.Invoke when activity.Name is { } name && _invokes.TryGetValue(name, out var invoke):
                await AnswerAsync(turnContext, await invoke.HandleAsync(turnContext, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
                return;
        }
    }

    /// <summary>Gives an invoke its answer, unless it has one already. None at all is a 501.</summary>
    internal static Task AnswerAsync(ITurnContext context, InvokeResponse? answer, CancellationToken cancellationToken) =>
        answer is null || context.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey) is not null
            ? Task.CompletedTask
            : context.SendActivityAsync(new Activity { Type = ActivityTypesEx.InvokeResponse, Value = answer }, cancellationToken);

    private static string? EventOf(Activity activity) => activity.ChannelToken().Member("eventType").AsText();

    private static bool IsFarewell(Activity activity) =>
        EventOf(activity) is "teamDeleted" or "teamHardDeleted"
        || (activity.Recipient?.Id is { } bot && activity.MembersRemoved is { } removed && removed.Any(member => member.Id == bot));

    /// <summary>What happens to a channel may be reported in the team's conversation.</summary>
    private static ConversationAddress ChannelOf(Activity activity)
    {
        var address = ActivityReader.AddressOf(activity);
        return activity.ChannelToken().Member("channel").Member("id").AsText() is { } channel ? address with { Conversation = channel } : address;
    }

    /// <summary>Teams reports an installation twice, as an update of the conversation too: one welcome is enough.</summary>
    private static bool IsWelcome(Activity activity) => activity.ChannelId == "msteams"
        ? activity is { Type: ActivityTypes.InstallationUpdate, Action: "add" }
        : activity.Type == ActivityTypes.ConversationUpdate
            && activity.Recipient?.Id is { } bot
            && activity.MembersAdded is { } added
            && added.Any(member => member.Id == bot);
}
