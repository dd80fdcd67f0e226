using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.Channels.Invokes;

/// <summary>One operation that a client asks for and waits for: a button pressed, a search while typing, a link to unfurl.</summary>
public interface IInvoke
{
    /// <summary>What the operation is called on the wire; one operation may have had several names.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Does it. Any value may come.</summary>
    /// <returns>What the client waits for; null where this is none of its operations after all (501).</returns>
    Task<InvokeResponse?> HandleAsync(Activity activity, IReplySender sender, CancellationToken cancellationToken);
}
