using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace RussiaTaliban.Tests.Slack.Survival;

/// <summary>A workspace, alone or as one of an organisation that has the app for all of its workspaces.</summary>
internal sealed record FakeWorkspace(string Team, string? Enterprise = null, bool IsOrgWide = false)
{
    public string Installation => IsOrgWide ? Enterprise! : Team;
}

/// <summary>OAuth as Slack has it: codes and refresh tokens are good for one use, tokens for 12 hours where they rotate.</summary>
internal sealed partial class StandInSlack
{
    public const string ClientId = "1.2";
    public const string ClientSecret = "the client's secret";

    private readonly ConcurrentDictionary<string, FakeWorkspace> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FakeWorkspace> _refresh = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _ended = new(StringComparer.Ordinal);
    private int _issued;

    /// <summary>How long the next token lives, in seconds; null for ever.</summary>
    public int? TokenLife { get; set; }

    /// <summary>How long a renewed token lives, in seconds.</summary>
    public int RenewedLife { get; set; } = 43_200;

    /// <summary>How often a token was renewed.</summary>
    public int Renewals { get; private set; }

    /// <summary>How often a code or a refresh token was used a second time.</summary>
    public int Replays { get; private set; }

    /// <summary>Which installations were taken back by the app itself.</summary>
    public ConcurrentQueue<string> Uninstalled { get; } = new();

    /// <summary>The tokens that are good now.</summary>
    public IReadOnlyCollection<string> Tokens => [.. _tokens.Keys];

    /// <summary>An administrator agrees; good for one use.</summary>
    public string Agree(FakeWorkspace workspace)
    {
        var code = "code." + Interlocked.Increment(ref _issued).ToString(CultureInfo.InvariantCulture);
        _codes[code] = workspace;
        return code;
    }

    /// <summary>All tokens end now.</summary>
    public void EndTokens()
    {
        foreach (var token in _tokens.Keys)
        {
            _tokens.TryRemove(token, out _);
            _ended[token] = 0;
        }
    }

    private string? InstallationOf(string token) => _tokens.GetValueOrDefault(token);

    private JsonObject Grant(JsonObject arguments)
    {
        lock (_gate)
        {
            if (Text(arguments, "client_id") != ClientId || Text(arguments, "client_secret") != ClientSecret)
            {
                return Refuse("bad_client_secret");
            }

            if (Text(arguments, "grant_type") == "refresh_token")
            {
                if (!_refresh.TryRemove(Text(arguments, "refresh_token") ?? "", out var known))
                {
                    Replays++;
                    return Refuse("invalid_refresh_token");
                }

                Renewals++;
                return Token(known, RenewedLife);
            }

            if (!_codes.TryRemove(Text(arguments, "code") ?? "", out var workspace))
            {
                Replays++;
                return Refuse("invalid_code");
            }

            return Text(arguments, "redirect_uri") == "https://briefing.example.org/slack/oauth" ? Token(workspace, TokenLife) : Refuse("bad_redirect_uri");
        }
    }

    private JsonObject Token(FakeWorkspace workspace, int? life)
    {
        var number = Interlocked.Increment(ref _issued).ToString(CultureInfo.InvariantCulture);
        var (token, refresh) = ($"xoxe.xoxb-secret-{number}", $"xoxe-refresh-{number}");
        _tokens[token] = workspace.Installation;
        var grant = new JsonObject
        {
            ["ok"] = true,
            ["access_token"] = token,
            ["token_type"] = "bot",
            ["scope"] = "app_mentions:read,assistant:write,channels:history,channels:read,chat:write,commands,groups:history,groups:read,im:history,links:read,links:write,users:read",
            ["bot_user_id"] = Bot,
            ["app_id"] = "A1",
            ["team"] = workspace.IsOrgWide ? null : new JsonObject { ["id"] = workspace.Team, ["name"] = $"<b>{workspace.Team}</b>" },
            ["enterprise"] = workspace.Enterprise is { } enterprise ? new JsonObject { ["id"] = enterprise, ["name"] = "The organisation" } : null,
            ["is_enterprise_install"] = workspace.IsOrgWide,
            ["authed_user"] = new JsonObject { ["id"] = "UADMIN" },
        };
        if (life is { } seconds)
        {
            _refresh[refresh] = workspace;
            (grant["expires_in"], grant["refresh_token"]) = (seconds, refresh);
        }

        return grant;
    }

    private JsonObject Uninstall(JsonObject arguments)
    {
        var gone = Text(arguments, "installation")!;
        Uninstalled.Enqueue(gone);
        foreach (var (token, _) in _tokens.Where(one => one.Value == gone).ToList())
        {
            _tokens.TryRemove(token, out _);
        }

        return new JsonObject { ["ok"] = true };
    }
}
