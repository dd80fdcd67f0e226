using System.Text;
using RussiaTaliban.Chat;

namespace RussiaTaliban.DeliveryProcess;

/// <summary>
/// A platform that is a file: each message is one appended line, which outlives a killed process. Some milliseconds pass before and after, so
/// that a kill falls before, into and after the sending.
/// </summary>
internal sealed class FileOutbox(string path) : IOutbox, IDisposable
{
    private readonly FileStream _receipts = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    private readonly Lock _gate = new();

    public string Channel => "file";

    public double PerSecond => 5;

    public async Task<SendOutcome> SendAsync(ConversationAddress conversation, Reply reply, CancellationToken cancellationToken)
    {
        await PauseAsync(cancellationToken).ConfigureAwait(false);
        var digest = (DigestReply)reply;
        var line = Encoding.UTF8.GetBytes($"{digest.Subscription!.Id} {digest.Digest.Date:O}\n");
        lock (_gate)
        {
            _receipts.Write(line);
        }

        await PauseAsync(cancellationToken).ConfigureAwait(false);
        return new SendOutcome.Delivered();
    }

    public void Dispose() => _receipts.Dispose();

    private static Task PauseAsync(CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(25)), TimeProvider.System, cancellationToken);
}
