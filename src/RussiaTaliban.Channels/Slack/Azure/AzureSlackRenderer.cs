using System.Text.Json.Nodes;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Channels.Slack.BlockKit;
using RussiaTaliban.Channels.Slack.Rendering;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Slack.Azure;

/// <summary>Replies for Slack behind Azure Bot Service, which posts an activity's channel data as it stands.</summary>
internal sealed class AzureSlackRenderer(SlackRenderer renderer) : IActivityRenderer
{
    public bool Serves(string? channelId) => channelId == AzureSlackReader.Channel;

    public IReadOnlyList<Activity> Render(Reply reply) => Render(reply, thread: null);

    public IReadOnlyList<Activity> Render(Reply reply, Activity incoming) => Render(reply, AzureSlackReader.ThreadOf(incoming));

    private List<Activity> Render(Reply reply, string? thread) =>
    [
        .. renderer.Render(reply, SlackSurface.Relayed)
            .Select(post => new Activity { Type = ActivityTypes.Message, ChannelData = ActivityJson.ToElement(Message(post, thread)) }),
    ];

    private static JsonObject Message(SlackPost post, string? thread)
    {
        var message = new JsonObject { ["text"] = post.Text, ["blocks"] = JsonArray.Create(BlockKitJson.Serialize(post.Blocks)) };
        if (thread is not null)
        {
            message["thread_ts"] = thread;
        }

        return message;
    }
}
