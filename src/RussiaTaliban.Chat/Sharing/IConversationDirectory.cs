namespace RussiaTaliban.Chat;

/// <summary>Knows the conversations of one channel that the bot is in, and who is in them.</summary>
public interface IConversationDirectory
{
    /// <summary>The channel it knows: <see cref="ConversationAddress.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>
    /// The conversation that a person means. Fails closed: <see cref="ShareTarget.Open"/> only where the platform has just said that the person and the
    /// bot are members.
    /// </summary>
    /// <param name="sharer">The person.</param>
    /// <param name="from">The conversation they speak in.</param>
    /// <param name="target">What they typed or chose; anything at all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ShareTarget> FindAsync(Person sharer, ConversationAddress from, string target, CancellationToken cancellationToken);

    /// <summary>
    /// The conversations that the platform has just said both are members of, for the person to choose from. Where others read along, only those that
    /// are no news to them.
    /// </summary>
    /// <param name="sharer">The person.</param>
    /// <param name="from">The conversation they speak in.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<SharePlaces> ListAsync(Person sharer, ConversationAddress from, CancellationToken cancellationToken);
}
