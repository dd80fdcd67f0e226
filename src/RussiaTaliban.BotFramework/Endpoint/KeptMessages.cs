using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RussiaTaliban.Chat.Inbox;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>
/// Messages of Teams, kept until their turn has ended: a process that is killed leaves them to the next, or to another replica. Teams cannot be asked whether an answer arrived, so one
/// that was half sent comes whole again. The chat page's conversations end with the process, and so do its messages.
/// </summary>
/// <param name="services">The adapter and the bot are asked for with the first message: a service without Teams has no use for them.</param>
internal sealed class KeptMessages(
    IInbox inbox,
    BackgroundTurns turns,
    IServiceProvider services,
    IOptions<BotFrameworkOptions> options,
    IHostEnvironment environment,
    TimeProvider time,
    ILogger<KeptMessages> log) : BackgroundService
{
    /// <summary>How long after a message it is still answered.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(30);

    /// <summary>After so long another process takes over what a killed one had.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);
    private const string Teams = "msteams";
    private const int AtOnce = 16;

    private readonly ConcurrentDictionary<string, InboxClaim> _running = new(StringComparer.Ordinal);

    /// <summary>Whether a message is kept: one of Teams that has an id, by which it is known when it comes again.</summary>
    public static bool IsKept(Activity activity) => activity is { ChannelId: Teams, Type: ActivityTypes.Message, Id.Length: > 0, Conversation.Id.Length: > 0 };

    /// <summary>What a message is known by for a day: no ID of a person or of their conversation outlasts the words.</summary>
    private static string Mark(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>Keeps a message and begins its turn. False where too many are waiting: then it is not kept, and Teams brings it again.</summary>
    public async Task<bool> TryTakeAsync(Activity activity, byte[] body, CancellationToken cancellationToken)
    {
        if (!turns.HasRoom)
        {
            return false;
        }

        var (conversation, message) = (Mark(activity.Conversation.Id), Mark($"{activity.Conversation.Id}\n{activity.Id}"));
        var item = new InboxItem(Teams, $"said:{message}", conversation, Version: "", Encoding.UTF8.GetString(body), time.GetUtcNow());
        if (await inbox.KeepAsync(item, cancellationToken) == InboxReceipt.Known)
        {
            Log.SeenBefore(log);
            return true;
        }

        await PumpAsync(cancellationToken);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsServed(environment.IsDevelopment()))
        {
            return;
        }

        for (var round = 1; !stoppingToken.IsCancellationRequested; round++)
        {
            try
            {
                await PumpAsync(stoppingToken);
                if (_running.Values.ToList() is { Count: > 0 } held)
                {
                    await inbox.RenewAsync(held, Lease, stoppingToken);
                }

                if (round % 100 == 0)
                {
                    await inbox.PruneAsync(stoppingToken);
                }
            }
            catch (StorageUnavailableException)
            {
                // Told by the storage; the next round tries again.
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Period, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Begins the turns of what is due and nobody has; what finds no room comes up again.</summary>
    private async Task PumpAsync(CancellationToken cancellationToken)
    {
        foreach (var claim in await inbox.ClaimAsync(Teams, Lease, AtOnce, cancellationToken))
        {
            _running[claim.Lease] = claim;
            if (!turns.TryStart($"{Teams}\n{claim.Item.Lane}", token => RunAsync(claim, token)))
            {
                _running.TryRemove(claim.Lease, out _);
                await inbox.PostponeAsync(claim, ComeBack, progress: null, cancellationToken);
            }
        }
    }

    private async Task RunAsync(InboxClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            if (time.GetUtcNow() - claim.Item.ReceivedAt > AnswerWithin || IncomingActivity.TryRead(Encoding.UTF8.GetBytes(claim.Item.Payload)) is not { } activity)
            {
                Log.MessageGivenUp(log);
            }
            else
            {
                activity.DeliveryMode = null;
                await services.GetRequiredService<BriefingAdapter>().RunAsync(activity, services.GetRequiredService<IBot>(), answered: null, cancellationToken);
            }
        }
        finally
        {
            _running.TryRemove(claim.Lease, out _);
            await EndAsync(claim, wasCutOff: cancellationToken.IsCancellationRequested, CancellationToken.None);
        }
    }

    /// <summary>Deletes the words; what was cut off by the end of this process is the next one's. Then whatever stood behind it begins.</summary>
    private async Task EndAsync(InboxClaim claim, bool wasCutOff, CancellationToken cancellationToken)
    {
        try
        {
            if (wasCutOff)
            {
                await inbox.PostponeAsync(claim, TimeSpan.Zero, progress: null, cancellationToken);
                return;
            }

            await inbox.FinishAsync(claim, progress: null, cancellationToken);
            await PumpAsync(cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // The lease runs out by itself: the message is answered once more then, which is better than not at all.
        }
    }
}
