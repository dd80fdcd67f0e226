using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace RussiaTaliban.Tests.Slack.Web;

/// <summary>Answers calls with what a test has written down, in order, and keeps the calls.</summary>
internal sealed class ScriptedSlack : HttpMessageHandler
{
    private readonly Queue<(HttpStatusCode Status, string Body, int RetryAfter)> _answers = new();
    private int _busy;

    public List<(string Address, string? Token, string Body)> Calls { get; } = [];

    /// <summary>Breaks every call.</summary>
    public HttpRequestException? Fault { get; set; }

    public bool IsQuiet => Volatile.Read(ref _busy) == 0;

    public ScriptedSlack Then(HttpStatusCode status, string body, int retryAfter = 0)
    {
        _answers.Enqueue((status, body, retryAfter));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _busy);
        var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Calls.Add((request.RequestUri!.ToString(), request.Headers.Authorization?.ToString(), sent));
        if (Fault is not null)
        {
            Interlocked.Decrement(ref _busy);
            throw Fault;
        }

        var (status, body, retryAfter) = _answers.Dequeue();
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (retryAfter > 0)
        {
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(retryAfter));
        }

        Interlocked.Decrement(ref _busy);
        return response;
    }
}
