using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using RussiaTaliban.Chat;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>The Direct Line channel that this service offers itself, for the chat page and for other Direct Line clients. Section "DirectLine".</summary>
public sealed class DirectLineOptions
{
    public const string Section = "DirectLine";

    /// <summary>The shortest secret that is accepted, in characters.</summary>
    public const int MinSecretLength = 32;

    /// <summary>Whether the channel is served. Null, the default: in Development, to callers on this machine; otherwise not.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Lets its holder start conversations; at least 32 characters. Null, the default: no secret is accepted.</summary>
    public string? Secret { get; set; }

    /// <summary>Whether everyone who can open the chat page may start a conversation, with a token for that conversation only. Default false.</summary>
    public bool Anonymous { get; set; }

    /// <summary>
    /// The key that signs tokens, base64, at least 32 bytes. Null, the default: a random key, so that tokens are valid only on one instance and only
    /// until it stops.
    /// </summary>
    public string? SigningKey { get; set; }

    /// <summary>How long a token is valid, 1 minute to 1 day; clients refresh it every 15 minutes. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a conversation may be idle before it is dropped, 1 minute to 1 day. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Conversations kept at once, 1 to 100,000; beyond that, the one that has been idle longest and that nobody has open is dropped. Default 500.</summary>
    [Range(1, 100_000)]
    public int MaxConversations { get; set; } = 500;

    /// <summary>Activities kept for one conversation, 10 to 10,000; beyond that, the oldest are dropped. Default 200.</summary>
    [Range(10, 10_000)]
    public int MaxActivities { get; set; } = 200;

    /// <summary>Maximum size of one conversation's activities, in bytes of JSON, 65,536 to 16,777,216; beyond that, the oldest are dropped. Default 262,144.</summary>
    [Range(65_536, 16_777_216)]
    public int MaxConversationBytes { get; set; } = 256 * 1024;

    /// <summary>Largest request body in bytes, 1,024 to 1,048,576. Default 65,536.</summary>
    [Range(1_024, 1_048_576)]
    public int MaxBodyBytes { get; set; } = 64 * 1024;

    /// <summary>Activities that one conversation may post per minute, 1 to 10,000; beyond that, it gets 429. Default 30.</summary>
    [Range(1, 10_000)]
    public int ActivitiesPerMinute { get; set; } = 30;

    /// <summary>
    /// Activities that anonymous writers may post per minute from one network address (of IPv6, from one network of 64 bits), in all their conversations, 1 to 100,000;
    /// beyond that, they get 429. A user whom a holder of the secret names is limited by Limits:MessagesPerPersonPerMinute instead. Default 120.
    /// </summary>
    [Range(1, 100_000)]
    public int ActivitiesPerAddressPerMinute { get; set; } = 120;

    /// <summary>Tokens and conversations that one network address may request per minute, 1 to 100,000; beyond that, it gets 429. Default 60.</summary>
    [Range(1, 100_000)]
    public int ConversationsPerMinute { get; set; } = 60;

    /// <summary>Whether the configuration asks for the channel.</summary>
    public static bool IsOn(IConfiguration configuration) => configuration.GetValue<bool?>($"{Section}:{nameof(Enabled)}") == true;

    internal bool IsServed(bool isDevelopment) => Enabled ?? isDevelopment;
}

/// <summary>Checks the section where the channel is served.</summary>
internal sealed class DirectLineOptionsValidator(IHostEnvironment environment) : OptionsCheck<DirectLineOptions>(DirectLineOptions.Section)
{
    private const int MinKeyBytes = 32;

    protected override bool IsUsed(DirectLineOptions options) => options.IsServed(environment.IsDevelopment());

    protected override IEnumerable<string> Faults(DirectLineOptions options)
    {
        if (!environment.IsDevelopment() && options.Secret is null && !options.Anonymous)
        {
            yield return "DirectLine: outside Development the channel needs DirectLine:Secret, "
                + "or DirectLine:Anonymous set to true to let every visitor of the chat page in.";
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
}
