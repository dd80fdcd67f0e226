using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RussiaTaliban.Slack.Requests;

/// <summary>The three addresses that Slack calls. Each verifies a request before it parses it, and acknowledges it before any work is done.</summary>
internal static class SlackEndpoints
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Maps /slack/events, /slack/commands and /slack/interactivity: 415, 413, 401 and 400 for what is wrong, 503 when the queue is full.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/slack/events", Json, EventAsync);
        Map(endpoints, "/slack/commands", Form, CommandAsync);
        Map(endpoints, "/slack/interactivity", Form, InteractionAsync);
    }

    private static void Map(
        IEndpointRouteBuilder endpoints, string path, string mediaType, Func<InboundIntake, byte[], CancellationToken, Task<IResult>> handle) =>
        endpoints.MapPost(path, async (HttpContext context) =>
        {
            var (refusal, body) = await context.RequestServices.GetRequiredService<SlackRequestReader>()
                .ReadAsync(context.Request, mediaType, context.RequestAborted);
            if (refusal is { } status)
            {
                return Results.StatusCode(status);
            }

            try
            {
                return await handle(context.RequestServices.GetRequiredService<InboundIntake>(), body, context.RequestAborted);
            }
            catch (Exception fault) when (fault is JsonException or FormatException)
            {
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            }
        }).DisableAntiforgery();

    private static async Task<IResult> EventAsync(InboundIntake intake, byte[] body, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(body);
        var inbound = InboundReader.ReadEvent(document.RootElement);
        return inbound is EventPayload.Challenge challenge
            ? Results.Text(challenge.Value, "text/plain")
            : Answer(await intake.AdmitAsync(inbound, cancellationToken));
    }

    private static async Task<IResult> CommandAsync(InboundIntake intake, byte[] body, CancellationToken cancellationToken)
    {
        var form = SlackForm.Parse(body);
        return form.ContainsKey(SlackForm.CertificateCheck) ? Results.Ok() : Answer(await intake.AdmitAsync(SlackForm.ReadCommand(form), cancellationToken));
    }

    private static async Task<IResult> InteractionAsync(InboundIntake intake, byte[] body, CancellationToken cancellationToken)
    {
        using var payload = JsonDocument.Parse(SlackForm.Required(SlackForm.Parse(body), "payload"));
        var (admission, response) = await intake.AdmitAsync(InboundReader.ReadInteraction(payload.RootElement), cancellationToken);
        return response is null ? Answer(admission) : Results.Json(response, SlackJson.Default.ViewResponse);
    }

    // An empty 200 acknowledges and shows nothing; anything else makes Slack send the event again.
    private static IResult Answer(Admission admission) =>
        admission == Admission.Refused ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Ok();
}
