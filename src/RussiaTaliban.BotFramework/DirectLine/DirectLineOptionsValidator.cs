using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>Tells every fault of the section at once, before the port opens. No secret is repeated in a fault.</summary>
internal sealed class DirectLineOptionsValidator(IHostEnvironment environment) : IValidateOptions<DirectLineOptions>
{
    private const int MinKeyBytes = 32;

    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        if (!options.IsServed(environment.IsDevelopment()))
        {
            return ValidateOptionsResult.Success;
        }

        var faults = AccessFaults(options).Concat(LimitFaults(options)).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> AccessFaults(DirectLineOptions options)
    {
        if (!environment.IsDevelopment() && options.Secret is null && !options.Anonymous)
        {
            yield return "DirectLine: outside Development the channel needs DirectLine:Secret, or DirectLine:Anonymous set to true to let every visitor of the chat page in.";
        }

        if (options.Secret is { Length: < DirectLineOptions.MinSecretLength })
        {
            yield return $"DirectLine:Secret must be at least {DirectLineOptions.MinSecretLength} characters long.";
        }

        if (options.SigningKey is { } key && !(Convert.TryFromBase64String(key, new byte[key.Length], out var bytes) && bytes >= MinKeyBytes))
        {
            yield return $"DirectLine:SigningKey must be base64 of at least {MinKeyBytes} bytes.";
        }
    }

    private static IEnumerable<string> LimitFaults(DirectLineOptions options)
    {
        (string Name, TimeSpan Value)[] spans = [(nameof(options.TokenLifetime), options.TokenLifetime), (nameof(options.IdleAfter), options.IdleAfter)];
        foreach (var (member, _) in spans.Where(span => span.Value < TimeSpan.FromMinutes(1) || span.Value > TimeSpan.FromDays(1)))
        {
            yield return $"DirectLine:{member} must be 00:01:00 to 1.00:00:00.";
        }

        (string Name, int Value, int Min, int Max)[] numbers =
        [
            (nameof(options.MaxConversations), options.MaxConversations, 1, 100_000),
            (nameof(options.MaxActivities), options.MaxActivities, 10, 10_000),
            (nameof(options.MaxConversationBytes), options.MaxConversationBytes, 65_536, 16_777_216),
            (nameof(options.MaxBodyBytes), options.MaxBodyBytes, 1_024, 1_048_576),
            (nameof(options.ActivitiesPerMinute), options.ActivitiesPerMinute, 1, 10_000),
            (nameof(options.ConversationsPerMinute), options.ConversationsPerMinute, 1, 100_000),
        ];
        foreach (var (member, _, min, max) in numbers.Where(number => number.Value < number.Min || number.Value > number.Max))
        {
            yield return FormattableString.Invariant($"DirectLine:{member} must be {min:N0} to {max:N0}.");
        }
    }
}
