using Microsoft.Extensions.Options;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Host.Composition;

/// <summary>Delivers digests in every channel that has an outbox.</summary>
internal static class DeliveryComposition
{
    private const string Section = "Delivery";

    public static void AddDelivery(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsValidator>();
        builder.Services.AddOptions<DeliveryOptions>().Bind(builder.Configuration.GetSection(Section)).ValidateOnStart();
        builder.Services.AddSingleton(provider => provider.GetRequiredService<IOptions<DeliveryOptions>>().Value);
        builder.Services.AddSingleton<DigestSender>();
        builder.Services.AddHostedService<DeliveryService>();
    }

    /// <summary>One worker for each outbox: a slow channel keeps no other waiting.</summary>
    private sealed class DeliveryService(
        IEnumerable<IOutbox> outboxes,
        IDeliveryLedger ledger,
        DigestSender sender,
        DeliveryOptions options,
        TimeProvider time,
        ILogger<DeliveryWorker> logger) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
            Task.WhenAll(outboxes.Select(outbox => new DeliveryWorker(outbox, ledger, sender, options, time, logger).RunAsync(stoppingToken)));
    }

    private sealed class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>
    {
        public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
        {
            var faults = new List<string>();
            Check(nameof(options.PollInterval), options.PollInterval, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
            Check(nameof(options.SendTimeout), options.SendTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
            Check(nameof(options.Lease), options.Lease, options.SendTimeout * 2, TimeSpan.FromHours(1));
            Check(nameof(options.FirstRetry), options.FirstRetry, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

            void Check(string option, TimeSpan value, TimeSpan least, TimeSpan most)
            {
                if (value < least || value > most)
                {
                    faults.Add($"{Section}:{option} is {value}; it must lie between {least} and {most}");
                }
            }
        }
    }
}
