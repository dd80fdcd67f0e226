using System.Net.Mime;
using Microsoft.Bot.Schema;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.BotFramework.Endpoint;
using RussiaTaliban.Chat;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>Conversations and what is said in them. Answers go to the conversation, not to the request that asked.</summary>
internal sealed class ConversationEndpoints(
    Admission admission, ParameterReader parameters, ConversationBodies bodies, Conversations conversations,
    BackgroundTurns turns, DirectLineAdapter adapter, IOptions<DirectLineOptions> options, TimeProvider time)
{
    internal const string ChannelId = "directline";

    private static ChannelAccount Bot => new() { Id = "russia-taliban", Name = "Russia–Taliban Briefing", Role = "bot" };

    private readonly Pace _activities = new(time, (options.Value.ActivitiesPerMinute, TimeSpan.FromMinutes(1)));
    private readonly Pace _addresses = new(time, (options.Value.ActivitiesPerAddressPerMinute, TimeSpan.FromMinutes(1)));

    public async Task<IResult> StartAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (admission.Begin(context, out var refusal) is not { } grant)
        {
            return refusal;
        }

        var (asked, fault) = await parameters.ReadAsync(context, cancellationToken);
        if (fault is not null)
        {
            return fault;
        }

        var id = grant.Token?.Conversation ?? Tokens.NewId();
        var (conversation, isNew) = conversations.FindOrAdd(id, grant.Token?.User ?? ConversationUser.For(grant, asked), after: 0);
        if (conversation is null)
        {
            return Refusals.Later(context, Refusals.BusyDelay);
        }

        if (isNew)
        {
            Welcome(conversation);
        }

        return Results.Json(
            bodies.Of(id, conversation.Writer, bodies.StreamUrl(context.Request, conversation, watermark: null)),
            DirectLineJson.Context.ConversationBody,
            statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public IResult Reconnect(HttpContext context, string conversationId) =>
        admission.Find(context, conversationId, out var refusal, out var watermark) is { } conversation
            ? Results.Json(
                bodies.Of(conversation.Id, conversation.Writer, bodies.StreamUrl(context.Request, conversation, watermark)),
                DirectLineJson.Context.ConversationBody)
            : refusal;

    public IResult Read(HttpContext context, string conversationId)
    {
        if (admission.Find(context, conversationId, out var refusal, out var watermark) is not { } conversation)
        {
            return refusal;
        }

        var (activities, next) = conversation.ReadAfter(watermark ?? 0);
        return Results.Bytes(Conversation.ToActivitySet(activities, next), MediaTypeNames.Application.Json);
    }

    public async Task<IResult> PostAsync(HttpContext context, string conversationId, CancellationToken cancellationToken)
    {
        if (admission.Find(context, conversationId, out var refusal, out _) is not { } conversation)
        {
            return refusal;
        }

        // An id that nobody chose is free: who begins one conversation after the other is one caller all the same. Whom a holder of the secret names is limited by name.
        var wait = _activities.TryTake(conversationId) ?? (conversation.Writer.IsNamed ? null : _addresses.TryTake(CallerAddress.Of(context)));
        if (wait is { } until)
        {
            return Refusals.Later(context, until);
        }

        if (await BodyReader.ReadAsync(context.Request, options.Value.MaxBodyBytes, cancellationToken) is not { } body)
        {
            return Refusals.Of(StatusCodes.Status413PayloadTooLarge);
        }

        if (IncomingActivity.TryReadAny(body) is not { Type.Length: > 0 } activity)
        {
            return Refusals.Of(StatusCodes.Status400BadRequest);
        }

        var added = conversation.Add(Addressed(activity, conversation));
        return TryStart(added, conversation)
            ? Results.Text(OutgoingJson.Text(new ResourceResponse(added.Id)), MediaTypeNames.Application.Json)
            : Refusals.Later(context, Refusals.BusyDelay);
    }

    public IResult Upload(HttpContext context, string conversationId) =>
        admission.Find(context, conversationId, out var refusal, out _) is null
            ? refusal
            : Refusals.Of(StatusCodes.Status400BadRequest, "UploadNotSupported", "This bot does not accept files. Please ask in words.");

    /// <summary>Whatever a client says of itself, it writes as the person of its token, in its conversation.</summary>
    private static Activity Addressed(Activity activity, Conversation conversation)
    {
        activity.ChannelId = ChannelId;
        activity.ServiceUrl = null;
        activity.DeliveryMode = null;
        activity.Conversation = new ConversationAccount { Id = conversation.Id };
        activity.From = new ChannelAccount { Id = conversation.User, Name = activity.From?.Name, Role = "user" };
        activity.Recipient = Bot;
        return activity;
    }

    private void Welcome(Conversation conversation)
    {
        var joined = Addressed(new Activity { Type = ActivityTypes.ConversationUpdate }, conversation);
        joined.MembersAdded = [Bot, new ChannelAccount { Id = conversation.User, Role = "user" }];
        TryStart(joined, conversation);
    }

    private bool TryStart(Activity activity, Conversation conversation) =>
        turns.TryStart(ChannelId + "\n" + conversation.Id, cancellation => adapter.RunAsync(activity, conversation, cancellation));
}
