using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework;
using RussiaTaliban.Channels;

namespace RussiaTaliban.Host.Composition;

/// <summary>The Bot Framework's endpoint and what answers on it; Direct Line hands its activities to the same handler.</summary>
internal static class BotFrameworkComposition
{
    public static void AddBotFramework(this IHostApplicationBuilder builder)
    {
        builder.Services.AddBotFramework(builder.Configuration.GetSection(BotFrameworkOptions.Section));
        builder.Services.AddSingleton<IValidateOptions<BotFrameworkOptions>, SomeChannel>();
        builder.Services.AddBotFrameworkChannels(services => services.GetRequiredService<PublicAddress>().Value);
#if BOT_BUILDER_SDK
        BotBuilder.BotBuilderExtensions.AddBotBuilder(builder.Services);
#endif
    }

    public static void MapBot(this WebApplication app)
    {
#if BOT_BUILDER_SDK
        BotBuilder.BotBuilderExtensions.MapBotBuilder(app);
#else
        app.MapBotFramework();
#endif
    }
}
