using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.BotFramework;

/// <summary>What a bot does with a proven, well-formed activity, whichever endpoint took it in.</summary>
public interface IActivityHandler
{
    /// <summary>Handles one activity and sends what there is to say through <paramref name="sender"/>.</summary>
    /// <returns>The answer to an invoke; null when the activity is none, or is an invoke that this bot does not know (501).</returns>
    Task<InvokeResponse?> HandleAsync(Activity activity, IReplySender sender, CancellationToken cancellationToken);
}
