using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace RussiaTaliban.Slack.Requests;

/// <summary>Reads a form from the verified bytes, not from the request a second time.</summary>
internal static class SlackForm
{
    /// <summary>The field by which Slack only looks at our certificate; such a request may come unsigned.</summary>
    public const string CertificateCheck = "ssl_check";

    /// <summary>True for a certificate check, which asks for nothing.</summary>
    public static bool IsCertificateCheck(byte[] body)
    {
        try
        {
            return Parse(body).TryGetValue(CertificateCheck, out var value) && value == "1";
        }
        catch (FormatException)
        {
            return false;
        }
    }

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
        Optional(form, "team_id"),
        Optional(form, "enterprise_id"))
    {
        IsEnterpriseInstall = Optional(form, "is_enterprise_install"),
    };

    private static string? Optional(Dictionary<string, StringValues> form, string name) =>
        form.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
}
