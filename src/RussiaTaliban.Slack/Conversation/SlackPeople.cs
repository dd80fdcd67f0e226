using RussiaTaliban.Briefing;
using RussiaTaliban.Chat.Privacy;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>
/// A user's name and time zone. They are asked for behind the answers: one that is known is used at once and refreshed once a day, one that is not is
/// waited for a moment only. Where Slack does not answer, the person has an id only.
/// </summary>
internal sealed class SlackPeople(SlackClient client, TimeProvider time) : IPersonalCache
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);
    private readonly BoundedCache<string, Known> _known = new(10_000, time: time);
    private readonly BoundedCache<string, Task> _asking = new(10_000, AfterFailure, time);

    public async Task<Person> FindAsync(SlackTenant tenant, string userId, CancellationToken cancellationToken)
    {
        var asking = Refresh(tenant, userId);
        var id = tenant.Qualify(userId);
        if (_known.Find(id) is null)
        {
            using var moment = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(asking, Task.Delay(Moment, time, moment.Token));
            await moment.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return _known.Find(id)?.Person ?? new Person(id);
    }

    /// <summary>Begins to ask for a person who will be needed soon.</summary>
    public void Foresee(SlackTenant tenant, string userId) => _ = Refresh(tenant, userId);

    /// <inheritdoc/>
    public void Forget(string channel, string person, IReadOnlySet<string> places)
    {
        if (channel == SlackAddress.Channel)
        {
            lock (_asking)
            {
                _known.Remove(person);
                _asking.Remove(person);
            }
        }
    }

    /// <summary>The question that is under way; done where none is needed.</summary>
    private Task Refresh(SlackTenant tenant, string userId)
    {
        var id = tenant.Qualify(userId);
        if (_known.Find(id) is { } known && time.GetUtcNow() - known.At < Fresh)
        {
            return Task.CompletedTask;
        }

        lock (_asking)
        {
            // A failed one stands for a minute: Slack is not asked again with every question.
            if (_asking.Find(id) is not { } asking)
            {
                _asking.Put(id, asking = Task.Run(() => AskAsync(tenant, userId, CancellationToken.None), CancellationToken.None));
            }

            return asking;
        }
    }

    private async Task AskAsync(SlackTenant tenant, string userId, CancellationToken cancellationToken)
    {
        if (await client.For(tenant).UserOnceAsync(userId, cancellationToken) is SlackOutcome.Done done)
        {
            var id = tenant.Qualify(userId);
            _known.Put(id, new Known(Read(id, done.Body.Member("user")), time.GetUtcNow()));
            lock (_asking)
            {
                _asking.Remove(id);
            }
        }
    }

    private static Person Read(string id, JsonElement user) =>
        new(id, user.Text("real_name") ?? user.Text("name"), user.Text("tz")) { IsOwner = Is(user, "is_admin") || Is(user, "is_owner") };

    private static bool Is(JsonElement user, string name) => user.Member(name).ValueKind == JsonValueKind.True;

    private sealed record Known(Person Person, DateTimeOffset At);
}
