using Microsoft.Extensions.Options;
using RussiaTaliban.Chat.Digests;

namespace RussiaTaliban.Host.Composition;

/// <summary>Delivers digests in every channel that has an outbox.</summary>
internal static class DigestDeliveryComposition
{
    public static void AddDelivery(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<DigestDeliveryOptions>, DigestDeliveryOptionsValidator>();
        builder.Services.AddOptions<DigestDeliveryOptions>().Bind(builder.Configuration.GetSection(DigestDeliveryOptions.Section)).ValidateOnStart();
        builder.Services.AddSingleton(provider => provider.GetRequiredService<IOptions<DigestDeliveryOptions>>().Value);
        builder.Services.AddSingleton<DigestSender>();
        builder.Services.AddHostedService<DeliveryService>();
    }

    /// <summary>One worker for each outbox: a slow channel keeps no other waiting.</summary>
    private sealed class DeliveryService(
        IEnumerable<IOutbox> outboxes,
        IDigestDeliveryLedger ledger,
        DigestSender sender,
        DigestDeliveryOptions options,
        DeliveryPulse pulse,
        TimeProvider time,
        ILogger<DigestDeliveryWorker> logger) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            pulse.Workers = [.. outboxes.Select(outbox => new DigestDeliveryWorker(outbox, ledger, sender, options, time, logger))];
            return Task.WhenAll(pulse.Workers.Select(worker => worker.RunAsync(stoppingToken)));
        }
    }
}
