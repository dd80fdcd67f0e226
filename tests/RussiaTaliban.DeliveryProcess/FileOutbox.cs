using System.Text;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.DeliveryProcess;

/// <summary>
/// A platform that is a file: each message is one appended line, which outlives a killed process. Some milliseconds pass before and after, so
/// that a kill falls before, into and after the sending.
/// </summary>
internal sealed class FileOutbox(string path) : IOutbox
{
    public string Channel { get; init; } = "file";

    public double PerSecond => 5;

    public async Task<SendOutcome> SendAsync(ConversationAddress conversation, Reply reply, CancellationToken cancellationToken)
    {
        await PauseAsync(cancellationToken).ConfigureAwait(false);
        var digest = (DigestReply)reply;
        var line = Encoding.UTF8.GetBytes($"{digest.Subscription!.Id} {digest.Digest.Date:O}\n");
        await AppendAsync(line, cancellationToken).ConfigureAwait(false);
        await PauseAsync(cancellationToken).ConfigureAwait(false);
        return new SendOutcome.Delivered();
    }

    /// <summary>
    /// One writer at a time: FileMode.Append seeks to the end once, when it opens, so two processes that hold the file open would write over each
    /// other's lines. The lock goes with a killed process.
    /// </summary>
    private async Task AppendAsync(byte[] line, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var receipts = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
                receipts.Write(line);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static Task PauseAsync(CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(70)), TimeProvider.System, cancellationToken);
}
