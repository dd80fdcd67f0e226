using RussiaTaliban.BotFramework.DirectLine;

namespace RussiaTaliban.Host.Composition;

/// <summary>The Direct Line channel in the service itself, which the chat page uses.</summary>
internal static class DirectLineComposition
{
    public static void AddDirectLine(this IHostApplicationBuilder builder) =>
        builder.Services.AddDirectLine(builder.Configuration.GetSection(DirectLineOptions.Section));
}
