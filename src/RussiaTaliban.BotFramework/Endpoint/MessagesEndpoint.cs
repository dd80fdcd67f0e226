using System.Globalization;
using System.Net.Mime;
using Microsoft.Net.Http.Headers;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>
/// POST /api/messages: proves the caller, reads the activity and hands it to the SDK's adapter. A message is answered 202 and handled afterwards; an invoke
/// and a caller that expects its replies are answered with what they wait for. Nothing that arrives may end in a 500.
/// </summary>
internal sealed class MessagesEndpoint(
    CallerGate gate, BackgroundTurns turns, KeptMessages kept, SeenActivities seen, BriefingAdapter adapter, IBot bot, IOptions<BotFrameworkOptions> options, ILogger<MessagesEndpoint> log)
{
    /// <summary>How soon a caller that was not let in for now may come back, in seconds.</summary>
    private const int ComeBack = 5;

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

        var admission = await gate.AdmitAsync(context, cancellationToken);
        if (admission.MaySay is not { } maySay)
        {
            return Refuse(context, admission.Refusal);
        }

        if (await BodyReader.ReadAsync(context.Request, options.Value.MaxBodyBytes, cancellationToken) is not { } body)
        {
            return Refuse(StatusCodes.Status413PayloadTooLarge, "the body is too long");
        }

        if (IncomingActivity.TryRead(body) is not { } activity)
        {
            return Refuse(StatusCodes.Status400BadRequest, "it is not an activity");
        }

        if (!maySay(activity.ChannelId, activity.ServiceUrl))
        {
            return Refuse(StatusCodes.Status403Forbidden, "the caller may not speak for its channel or service address");
        }

        return gate.AdmitsTenantOf(activity)
            ? await AnswerAsync(context, activity, body, cancellationToken)
            : Refuse(StatusCodes.Status403Forbidden, "its tenant is not one that this bot serves");
    }

    private async Task<IResult> AnswerAsync(HttpContext context, Activity activity, byte[] body, CancellationToken cancellationToken)
    {
        var expectsReplies = string.Equals(activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase);
        activity.DeliveryMode = expectsReplies && activity.Type != ActivityTypes.Invoke ? DeliveryModes.ExpectReplies : null;
        if (activity.Type == ActivityTypes.Invoke)
        {
            return await InvokeAsync(context, activity, cancellationToken);
        }

        if (activity.DeliveryMode is null && KeptMessages.IsKept(activity))
        {
            return await kept.TryTakeAsync(activity, body, cancellationToken) ? Results.StatusCode(StatusCodes.Status202Accepted) : Busy(context);
        }

        if (!seen.IsNew(activity))
        {
            Log.SeenBefore(log);
            return Results.StatusCode(StatusCodes.Status202Accepted);
        }

        if (activity.DeliveryMode is not null)
        {
            return Json((await adapter.RunAsync(activity, bot, answered: null, cancellationToken))!);
        }

        return turns.TryStart(activity.ChannelId + "\n" + activity.Conversation.Id, cancellation => adapter.RunAsync(activity, bot, answered: null, cancellation))
            ? Results.StatusCode(StatusCodes.Status202Accepted)
            : Busy(context);
    }

    /// <summary>
    /// A client that stops waiting has asked all the same: what was begun is finished, and who asks again for the same gets the same answer. The answer goes back as
    /// soon as the bot gives it, though the turn may have more to do.
    /// </summary>
    private async Task<IResult> InvokeAsync(HttpContext context, Activity activity, CancellationToken cancellationToken)
    {
        var answer = seen.AnswerTo(activity, () => Begin(activity), out var isNew);
        if (!isNew)
        {
            Log.SeenBefore(log);
        }

        try
        {
            return await answer.WaitAsync(cancellationToken) is { Status: not StatusCodes.Status501NotImplemented } response ? Json(response) : Unknown();
        }
        catch (TurnsFullException)
        {
            return Busy(context);
        }
    }

    private Task<InvokeResponse?> Begin(Activity activity)
    {
        var answered = new TaskCompletionSource<InvokeResponse?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var isTaken = turns.TryStart(lane: null, async cancellation =>
        {
            try
            {
                answered.TrySetResult(await adapter.RunAsync(activity, bot, answered, cancellation));
            }
            catch (Exception fault)
            {
                answered.TrySetException(fault);
                throw;
            }
        });
        return isTaken ? answered.Task : Task.FromException<InvokeResponse?>(new TurnsFullException());
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

    private static IResult Refuse(HttpContext context, int status)
    {
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            return Busy(context);
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.StatusCode(status);
    }

    private static IResult Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = ComeBack.ToString(CultureInfo.InvariantCulture);
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Json(InvokeResponse answer) => answer.Body is null
        ? Results.StatusCode(answer.Status)
        : Results.Text(OutgoingJson.Text(answer.Body), MediaTypeNames.Application.Json, statusCode: answer.Status);

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
        && (type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>No turn was taken in.</summary>
    private sealed class TurnsFullException : Exception;
}
