using System.Text;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Newtonsoft.Json;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>
/// How this bot writes JSON with the SDK's types. Letters of every script stay readable; markup signs are escaped, so that the text is safe wherever a client
/// pastes it.
/// </summary>
public static class OutgoingJson
{
    private static readonly JsonSerializerSettings Settings = new(HttpHelper.BotMessageSerializerSettings)
    {
        Formatting = Formatting.None,
        StringEscapeHandling = StringEscapeHandling.EscapeHtml,
    };

    /// <summary>The JSON of an activity, of the body of an invoke's answer or of another of the SDK's types.</summary>
    public static string Text(object value) => JsonConvert.SerializeObject(value, Settings);

    /// <summary>The same in UTF-8.</summary>
    public static byte[] Write(object value) => Encoding.UTF8.GetBytes(Text(value));

    /// <summary>Reads what <see cref="Text"/> wrote into a store; null for what is not of that form.</summary>
    public static T? TryRead<T>(string json)
        where T : class
    {
        try
        {
            return JsonConvert.DeserializeObject<T>(json, Settings);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
