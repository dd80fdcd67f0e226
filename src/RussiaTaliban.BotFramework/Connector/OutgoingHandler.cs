using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>
/// Everything that the SDK's client sends passes here. The address must be a trusted one, at the last moment before a token goes there; messages of one
/// conversation go in order and within the platform's pace; what fails for now is tried again; what arrived twice is taken back.
/// </summary>
internal sealed partial class OutgoingHandler(
    ServiceAddresses addresses,
    [FromKeyedServices(OutgoingHandler.ClientName)] Lanes lanes,
    [FromKeyedServices(OutgoingHandler.ClientName)] Pace pace,
    TimeProvider time,
    ILogger<OutgoingHandler> log) : DelegatingHandler
{
    public const string ClientName = "connector";

    /// <summary>What Teams takes of one conversation. Source: Microsoft Learn, "Optimize your bot: rate limiting and best practices in Teams".</summary>
    public static readonly (int Count, TimeSpan Window)[] Limits =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var options = request.Options.TryGetValue(CallOptions.Key, out var given) ? given : new CallOptions(CallOptions.MaxAttempts);
        var kept = await KeptRequest.OfAsync(request, cancellationToken);
        var body = await SendAsync(kept, options, cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
        };
    }

    private async Task<byte[]> SendAsync(KeptRequest kept, CallOptions options, CancellationToken cancellationToken)
    {
        if (addresses.Trusted(kept.Address.GetLeftPart(UriPartial.Authority)) is null)
        {
            Log.UntrustedAddress(log);
            throw new ConnectorFailureException(new SendResult.Refused(RefusalReason.UntrustedAddress));
        }

        // What is only read has no place in the order of a conversation.
        var place = Activities().Match(kept.Address.AbsoluteUri);
        if (!place.Success || kept.Method == HttpMethod.Get)
        {
            return await TryAsync(kept, options, takeBackTo: null, cancellationToken);
        }

        var takeBackTo = kept.Method == HttpMethod.Post && options.Attempts > 1 ? place.Groups["all"].Value : null;
        var conversation = place.Groups["conversation"].Value;
        return await lanes.RunAsync(
            (options.IsTyping ? "typing\n" : "") + kept.Address.Host + "\n" + conversation,
            async cancellation =>
            {
                await pace.WaitAsync(conversation, cancellation);
                return await TryAsync(kept, options, takeBackTo, cancellation);
            },
            cancellationToken);
    }

    private Task<byte[]> TryAsync(KeptRequest kept, CallOptions options, string? takeBackTo, CancellationToken cancellationToken) => new CallTries(
        (patience, cancellation) => Exchange.RunAsync(kept, base.SendAsync, patience, time, cancellation),
        options.Attempts,
        takeBackTo is null ? null : done => TakeBackAsync(kept, takeBackTo, done, CancellationToken.None),
        time,
        log).RunAsync(cancellationToken);

    /// <summary>Takes a message back that turned out to stand there twice. It waits for its place in the conversation like everything else.</summary>
    private async Task TakeBackAsync(KeptRequest kept, string activities, TryOutcome.Done done, CancellationToken cancellationToken)
    {
        if (OutgoingJson.TryRead<ResourceResponse>(Encoding.UTF8.GetString(done.Body)) is not { Id: { Length: > 0 } id })
        {
            return;
        }

        try
        {
            var request = new KeptRequest(HttpMethod.Delete, new Uri($"{activities}/{Uri.EscapeDataString(id)}"), kept.Credentials);
            await SendAsync(request, new CallOptions(CallOptions.MaxAttempts), cancellationToken);
        }
        catch (ConnectorFailureException)
        {
            // It is logged, and stands there twice.
        }
    }

    [GeneratedRegex(@"^(?<all>.+/v3/conversations/(?<conversation>[^/?]+)/activities)(/[^/?]*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Activities();
}
