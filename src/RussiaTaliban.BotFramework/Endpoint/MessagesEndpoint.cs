using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>
/// POST /api/messages: proves the caller, reads the activity and hands it to the handler. A message is answered 202 and handled afterwards; an invoke
/// and a caller that expects its replies are answered with what they wait for. Nothing that arrives may end in a 500.
/// </summary>
internal sealed class MessagesEndpoint(
    CallerGate gate, Turns turns, SeenActivities seen, IActivityHandler handler, IConnector connector, IOptions<BotFrameworkOptions> options, ILogger<MessagesEndpoint> log)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        if (!IsJson(context.Request.ContentType))
        {
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "the content type is not JSON");
        }

        if (context.Request.ContentLength > options.Value.MaxBodyBytes)
        {
            return Refuse(StatusCodes.Status413PayloadTooLarge, "the body is too long");
        }

        if (await gate.AdmitAsync(context, cancellationToken) is not { } maySpeakFor)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (await BodyReader.ReadAsync(context.Request, options.Value.MaxBodyBytes, cancellationToken) is not { } body)
        {
            return Refuse(StatusCodes.Status413PayloadTooLarge, "the body is too long");
        }

        if (ActivityJson.TryRead(body.Span) is not { Type.Length: > 0, Conversation.Id.Length: > 0, From.Id.Length: > 0 } activity)
        {
            return Refuse(StatusCodes.Status400BadRequest, "it is not an activity");
        }

        if (!maySpeakFor(activity.ChannelId, activity.ServiceUrl))
        {
            return Refuse(StatusCodes.Status403Forbidden, "the caller may not speak for its channel or service address");
        }

        return await AnswerAsync(activity, cancellationToken);
    }

    private async Task<IResult> AnswerAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Type == ActivityTypes.Invoke)
        {
            var response = await handler.HandleAsync(activity, new ConnectorReplySender(connector, activity), cancellationToken);
            return response is null ? Unknown() : Json(response.Status, response.Body);
        }

        if (!seen.IsNew(activity.ChannelId, activity.Conversation?.Id, activity.Type == ActivityTypes.Message ? activity.Id : null))
        {
            Log.SeenBefore(log);
            return Results.StatusCode(StatusCodes.Status202Accepted);
        }

        if (string.Equals(activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase))
        {
            var replies = new CollectingReplySender(activity);
            await handler.HandleAsync(activity, replies, cancellationToken);
            return Results.Json(new ExpectedReplies { Activities = replies.Replies }, ActivityJson.Context.ExpectedReplies);
        }

        return turns.TryStart(activity, new ConnectorReplySender(connector, activity))
            ? Results.StatusCode(StatusCodes.Status202Accepted)
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private IResult Unknown()
    {
        Log.UnknownInvoke(log);
        return Results.StatusCode(StatusCodes.Status501NotImplemented);
    }

    private IResult Refuse(int status, string reason)
    {
        Log.ActivityRefused(log, reason);
        return Results.StatusCode(status);
    }

    private static IResult Json(int status, JsonNode? body) => body is null
        ? Results.StatusCode(status)
        : Results.Text(body.ToJsonString(ActivityJson.Context.Options), MediaTypeNames.Application.Json, statusCode: status);

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
        && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
}
