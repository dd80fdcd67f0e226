using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Chat.Presentation;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>
/// Steps 2 and 7 of a message's way for every Bot Framework channel: an activity becomes a turn, the reply an activity that the channel can show.
/// </summary>
/// <param name="answers">Answers turns.</param>
/// <param name="references">Keeps where conversations can be reached.</param>
/// <param name="invokes">The operations that this bot knows.</param>
public sealed class BotFrameworkActivityHandler(TurnAnswers answers, ConversationReferences references, IEnumerable<IInvoke> invokes) : IActivityHandler
{
    private readonly Dictionary<string, IInvoke> _invokes = invokes
        .SelectMany(invoke => invoke.Names.Select(name => (Name: name, Invoke: invoke)))
        .ToDictionary(known => known.Name, known => known.Invoke, StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<InvokeResponse?> HandleAsync(Activity activity, IReplySender sender, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(sender);
        switch (activity.Type)
        {
            case ActivityTypes.Message:
                await references.KeepAsync(activity, cancellationToken).ConfigureAwait(false);
                if (ActivityReader.Read(activity) is { } turn)
                {
                    await answers.AnswerAsync(activity, turn, sender, cancellationToken).ConfigureAwait(false);
                }

                return null;

            case ActivityTypes.InstallationUpdate when activity.Action is "remove" or "remove-upgrade":
                await references.LeaveAsync(activity, cancellationToken).ConfigureAwait(false);
                return null;

            case ActivityTypes.ConversationUpdate when IsFarewell(activity):
                await references.LeaveAsync(activity, cancellationToken).ConfigureAwait(false);
                return null;

            case ActivityTypes.ConversationUpdate when EventOf(activity) == "channelDeleted":
                await references.ForgetAsync(OfItsChannel(activity), cancellationToken).ConfigureAwait(false);
                return null;

            case ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate:
                await references.KeepAsync(activity, cancellationToken).ConfigureAwait(false);
                if (IsWelcome(activity))
                {
                    await answers.WelcomeAsync(activity, sender, cancellationToken).ConfigureAwait(false);
                }

                return null;

            case ActivityTypes.Invoke when activity.Name is { } name && _invokes.TryGetValue(name, out var invoke):
                return await invoke.HandleAsync(activity, sender, cancellationToken).ConfigureAwait(false);

            default:
                return null;
        }
    }

    private static string? EventOf(Activity activity) => activity.ChannelData.Member("eventType").AsText();

    private static bool IsFarewell(Activity activity) =>
        EventOf(activity) is "teamDeleted" or "teamHardDeleted"
        || (activity.Recipient?.Id is { } bot && activity.MembersRemoved is { } removed && removed.Any(member => member.Id == bot));

    /// <summary>What happens to a channel may be told in the team's conversation.</summary>
    private static Activity OfItsChannel(Activity activity) =>
        activity.ChannelData.Member("channel").Member("id").AsText() is { } channel && activity.Conversation is { } conversation
            ? activity with { Conversation = conversation with { Id = channel } }
            : activity;

    /// <summary>Teams tells an installation twice, as an update of the conversation too: one welcome is enough.</summary>
    private static bool IsWelcome(Activity activity) => activity.ChannelId == "msteams"
        ? activity is { Type: ActivityTypes.InstallationUpdate, Action: "add" }
        : activity.Type == ActivityTypes.ConversationUpdate
            && activity.Recipient?.Id is { } bot
            && activity.MembersAdded is { } added
            && added.Any(member => member.Id == bot);
}
