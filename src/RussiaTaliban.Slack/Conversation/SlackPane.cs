using RussiaTaliban.Briefing;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>
/// What Slack's agent pane shows beside an answer: that one is being looked for, and what a thread is about. No answer waits for it, and where Slack refuses it, it is left alone for a
/// while.
/// </summary>
internal sealed class SlackPane(SlackClient client, TimeProvider time, ILogger<SlackPane> log)
{
    private const string Searching = "is searching the articles…";

    /// <summary>What fits into the list of threads.</summary>
    private const int MaxTitle = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly BoundedCache<(SlackTenant Tenant, string Method), string> _refused = new(1_000, TimeSpan.FromHours(1), time);

    /// <summary>Until the answer is posted, or two minutes have passed.</summary>
    public void ShowWorking(SlackTenant tenant, string channel, string threadTs) =>
        Begin(tenant, "setStatus", token => client.For(tenant).SetStatusOnceAsync(channel, threadTs, Searching, token));

    /// <summary>Names a thread after its first question.</summary>
    public void Name(SlackTenant tenant, string channel, string threadTs, string question)
    {
        var title = question.Length <= MaxTitle ? question : string.Concat(question.AsSpan(0, MaxTitle - 1).TrimEnd(), "…");
        Begin(tenant, "setTitle", token => client.For(tenant).SetTitleOnceAsync(channel, threadTs, title, token));
    }

    private void Begin(SlackTenant tenant, string method, Func<CancellationToken, Task<SlackOutcome>> call)
    {
        if (_refused.Find((tenant, method)) is null)
        {
            _ = Task.Run(() => CallAsync(tenant, method, call, CancellationToken.None), CancellationToken.None);
        }
    }

    private async Task CallAsync(SlackTenant tenant, string method, Func<CancellationToken, Task<SlackOutcome>> call, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            if (await call(either.Token) is SlackOutcome.Refused { Error: not ("invalid_thread_ts" or "channel_not_found" or "message_not_found") })
            {
                _refused.Put((tenant, method), "");
            }
        }
        catch (OperationCanceledException)
        {
            // The answer says more.
        }
#pragma warning disable CA1031 // Nobody waits for this task, and no answer depends on it.
        catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            log.HandlerFailed(fault, nameof(SlackPane));
        }
    }
}
