using RussiaTaliban.Channels.Slack;
using RussiaTaliban.Slack;
using RussiaTaliban.Slack.Requests;

namespace RussiaTaliban.Host.Composition;

/// <summary>Slack, where <c>Slack:Transport</c> says Http or SocketMode; nothing of it otherwise.</summary>
internal static class SlackComposition
{
    public static void AddSlack(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(SlackOptions.Section);
        if (!IsOn(builder.Configuration))
        {
            return;
        }

        var channel = builder.Configuration.GetSection(SlackChannelOptions.Section);
        builder.Services.Configure<SlackOptions>(section);
        builder.Services.Configure<SlackChannelOptions>(channel);
        builder.Services.AddSlack(SlackFeatures.ScopesFor(
            unfurls: channel.GetValue<bool?>(nameof(SlackChannelOptions.UnfurlLinks)) ?? IsOver(builder.Configuration, SlackTransport.Http),
            followUps: channel.GetValue<bool>(nameof(SlackChannelOptions.FollowUpsInThreads))));
        builder.Services.AddSlackChannel(services => services.GetRequiredService<PublicAddress>().Value);
    }

    public static void MapSlack(this WebApplication app)
    {
        if (IsOn(app.Configuration))
        {
            SlackEndpoints.MapSlack(app);
        }
    }

    /// <summary>Whether Slack is meant. A word that is no transport is passed on, so that validation can tell it with the other faults.</summary>
    public static bool IsOn(IConfiguration configuration) =>
        configuration[$"{SlackOptions.Section}:{nameof(SlackOptions.Transport)}"] is { Length: > 0 } transport
        && !IsOver(configuration, SlackTransport.None);

    private static bool IsOver(IConfiguration configuration, SlackTransport transport) =>
        string.Equals(configuration[$"{SlackOptions.Section}:{nameof(SlackOptions.Transport)}"], transport.ToString(), StringComparison.OrdinalIgnoreCase);
}
