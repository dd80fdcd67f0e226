using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace RussiaTaliban.Slack.Requests;

/// <summary>Reads a form from the verified bytes, not from the request a second time.</summary>
internal static class SlackForm
{
    public static Dictionary<string, StringValues> Parse(byte[] body)
    {
        using var reader = new FormReader(Encoding.UTF8.GetString(body));
        try
        {
            return reader.ReadForm();
        }
        catch (InvalidDataException fault)
        {
            throw new FormatException("The form is not well formed.", fault);
        }
    }

    public static string Required(Dictionary<string, StringValues> form, string name) =>
        form.TryGetValue(name, out var value) && value.Count == 1 ? value.ToString() : throw new JsonException($"The field {name} is missing.");

    public static SlashCommand ReadCommand(Dictionary<string, StringValues> form) => new(
        Required(form, "command"),
        form.TryGetValue("text", out var text) ? text.ToString() : "",
        Required(form, "user_id"),
        Required(form, "channel_id"),
        Uri.TryCreate(Required(form, "response_url"), UriKind.Absolute, out var url) ? url : throw new FormatException("The response_url is not an address."),
        Required(form, "trigger_id"),
        form.TryGetValue("team_id", out var team) ? team.ToString() : null);
}
