using System.Text;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Newtonsoft.Json;
using RussiaTaliban.BotFramework.Activities;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace RussiaTaliban.BotBuilder;

/// <summary>The SDK's activities as ours and back, by way of the wire's own JSON: nothing is named twice.</summary>
internal static class SdkJson
{
    public static Activity FromSdk(SdkActivity activity) =>
        ActivityJson.TryRead(Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(activity, HttpHelper.BotMessageSerializerSettings)))
        ?? throw new InvalidOperationException("The SDK wrote an activity that is none.");

    public static SdkActivity ToSdk(Activity activity) =>
        JsonConvert.DeserializeObject<SdkActivity>(Encoding.UTF8.GetString(ActivityJson.Write(activity)), HttpHelper.BotMessageSerializerSettings)
        ?? throw new InvalidOperationException("The SDK cannot read an activity of ours.");
}
