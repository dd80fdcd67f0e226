namespace RussiaTaliban.BotFramework.Bot;

/// <summary>
/// Steps 2 and 7 of a message's way for every Bot Framework channel: an activity becomes a turn, the reply an activity that the channel can show.
/// </summary>
/// <remarks>Not the SDK's TeamsActivityHandler: it reads the values of invokes into types of its own and throws at those that strangers make up.</remarks>
public sealed class BriefingBot(ActivityReader reader, TurnAnswers answers, ConversationReferences references, PersonPace pace, IEnumerable<IInvoke> invokes) : IBot
{
    private readonly Dictionary<string, IInvoke> _invokes = invokes
        .SelectMany(invoke => invoke.Names.Select(name => (Name: name, Invoke: invoke)))
        .ToDictionary(known => known.Name, known => known.Invoke, StringComparer.Ordinal);

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        if (activity.Type is ActivityTypes.Message or ActivityTypes.Invoke
            && pace.Take(activity.ChannelId ?? "", activity.From?.Id ?? "", activity.Id, canTell: activity.Type == ActivityTypes.Message) is { } haste)
        {
            await TurnAwayAsync(turnContext, haste, cancellationToken).ConfigureAwait(false);
            return;
        }

        switch (activity.Type)
        {
            case ActivityTypes.Message:
                await references.KeepAsync(activity, cancellationToken).ConfigureAwait(false);
                await answers.AnswerAsync(turnContext, reader.Read(activity), cancellationToken).ConfigureAwait(false);
                return;

            case ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate:
                await ChangeAsync(turnContext, reader.ReadChange(activity), cancellationToken).ConfigureAwait(false);
                return;

            case ActivityTypes.Invoke when activity.Name is { } name && _invokes.TryGetValue(name, out var invoke):
                await AnswerAsync(turnContext, await invoke.HandleAsync(turnContext, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
                return;
        }
    }

    /// <summary>Who asks too much at once is told once; a button is told by its own answer.</summary>
    private static async Task TurnAwayAsync(ITurnContext context, Haste haste, CancellationToken cancellationToken)
    {
        if (context.Activity.Type == ActivityTypes.Invoke)
        {
            await AnswerAsync(context, new InvokeResponse { Status = (int)System.Net.HttpStatusCode.TooManyRequests }, cancellationToken).ConfigureAwait(false);
        }
        else if (haste.IsFirst)
        {
            await context.TrySendAsync(new Activity { Type = ActivityTypes.Message, Text = haste.Says }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives an invoke its answer, unless it has one already. None at all is a 501.</summary>
    internal static Task AnswerAsync(ITurnContext context, InvokeResponse? answer, CancellationToken cancellationToken) =>
        answer is null || context.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey) is not null
            ? Task.CompletedTask
            : context.SendActivityAsync(new Activity { Type = ActivityTypesEx.InvokeResponse, Value = answer }, cancellationToken);

    private async Task ChangeAsync(ITurnContext context, ConversationChange change, CancellationToken cancellationToken)
    {
        switch (change)
        {
            case ConversationChange.Left:
                await references.LeaveAsync(context.Activity, cancellationToken).ConfigureAwait(false);
                return;
            case ConversationChange.Gone gone:
                await references.ForgetAsync(gone.Conversation, cancellationToken).ConfigureAwait(false);
                return;
            default:
                await references.KeepAsync(context.Activity, cancellationToken).ConfigureAwait(false);
                if (change is ConversationChange.Entered)
                {
                    await answers.WelcomeAsync(context, cancellationToken).ConfigureAwait(false);
                }

                return;
        }
    }
}
