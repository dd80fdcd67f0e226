using System.Text.Json;

namespace RussiaTaliban.Slack.Web;

/// <summary>The arguments of views.open (trigger), views.update (id) and views.publish (user).</summary>
internal sealed record ViewArguments(JsonElement View, string? TriggerId = null, string? ViewId = null, string? UserId = null);
