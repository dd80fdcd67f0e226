using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels;

/// <summary>
/// Steps 2 and 7 of a message's way for every Bot Framework channel: an activity becomes a turn, the reply an activity that the channel can show.
/// </summary>
/// <param name="turns">Answers turns.</param>
/// <param name="renderers">Asked in order; the first that serves the channel renders.</param>
public sealed class BotFrameworkActivityHandler(TurnHandler turns, IEnumerable<IActivityRenderer> renderers) : IActivityHandler
{
    private readonly IActivityRenderer[] _renderers = [.. renderers];

    /// <inheritdoc/>
    public async Task<InvokeResponse?> HandleAsync(Activity activity, IReplySender sender, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(sender);
        var reply = activity.Type switch
        {
            ActivityTypes.Message => await turns.HandleAsync(ActivityReader.Read(activity), cancellationToken).ConfigureAwait(false),
            ActivityTypes.ConversationUpdate when AddsTheBot(activity) => turns.Welcome(),
            _ => null,
        };

        if (reply is not null && Array.Find(_renderers, renderer => renderer.Serves(activity.ChannelId)) is { } renderer)
        {
            await sender.SendAsync(renderer.Render(reply), cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private static bool AddsTheBot(Activity activity) =>
        activity.Recipient?.Id is { } bot && activity.MembersAdded is { } added && added.Any(member => member.Id == bot);
}
