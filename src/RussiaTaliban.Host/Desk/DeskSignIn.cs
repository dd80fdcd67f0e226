using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using RussiaTaliban.Chat;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.WebChat.DirectLine;

namespace RussiaTaliban.Host.Desk;

/// <summary>Who may see the desk: a session in a cookie, begun with the token or at an OpenID Connect provider.</summary>
internal sealed partial class DeskSignIn(IOptions<DeskOptions> options, TimeProvider time, ILogger<DeskSignIn> logger)
{
    /// <summary>The scheme of the session's cookie.</summary>
    public const string Scheme = "desk";

    /// <summary>The scheme of the provider.</summary>
    public const string ProviderScheme = "desk-oidc";

    /// <summary>What every page of the desk demands.</summary>
    public const string Policy = "desk";

    /// <summary>Where people sign in.</summary>
    public const string SignInPath = "/desk/sign-in";

    /// <summary>Where the provider sends people back to.</summary>
    public const string ReturnPath = "/desk/oidc";

    private const int TriesPerMinute = 10;

    private readonly Pace _tries = new(time, (TriesPerMinute, TimeSpan.FromMinutes(1)));

    /// <summary>Whether a token lets people in.</summary>
    public bool TakesToken => options.Value.Token is { Length: > 0 };

    /// <summary>Whether people sign in at a provider.</summary>
    public bool HasProvider => options.Value.Authority is { Length: > 0 };

    /// <summary>Begins a session where the token is right.</summary>
    /// <returns>Null where it is; else what to tell.</returns>
    public async Task<string?> TryTokenAsync(HttpContext context, string? shown)
    {
        if (_tries.TryTake(CallerAddress.Of(context)) is { } wait)
        {
            return $"Too many attempts. Please wait {Math.Ceiling(wait.TotalSeconds)} seconds.";
        }

        // Hashed first: the time of the comparison then says nothing about the length either.
        if (options.Value.Token is not { Length: > 0 } token
            || !CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown?.Trim() ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(token))))
        {
            Refused(logger, "token");
            return "That token isn’t right.";
        }

        await context.SignInAsync(Scheme, Editor("token"), Session()).ConfigureAwait(false);
        SignedIn(logger, "token");
        return null;
    }

    /// <summary>Registers cookie, provider and policy.</summary>
    public static void Add(IServiceCollection services, DeskOptions desk)
    {
        services.AddSingleton<DeskSignIn>();
        var authentication = services.AddAuthentication().AddCookie(Scheme, cookie =>
        {
            cookie.LoginPath = cookie.AccessDeniedPath = SignInPath;
            cookie.ReturnUrlParameter = "then";
            cookie.ExpireTimeSpan = desk.SessionLifetime;
            cookie.SlidingExpiration = false;
            Restrict(cookie.Cookie, "desk");
        });
        services.AddAuthorizationBuilder().AddPolicy(Policy, new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build());
        if (desk.Authority is { Length: > 0 })
        {
            authentication.AddOpenIdConnect(ProviderScheme, provider => Configure(provider, desk));
        }
    }

    private static void Configure(OpenIdConnectOptions provider, DeskOptions desk)
    {
        provider.Authority = desk.Authority;
        provider.ClientId = desk.ClientId;
        provider.ClientSecret = desk.ClientSecret;
        provider.SignInScheme = Scheme;
        provider.CallbackPath = ReturnPath;
        provider.ResponseType = OpenIdConnectResponseType.Code;
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.UsePkce = true;
        provider.MapInboundClaims = false;
        provider.SaveTokens = false;
        provider.GetClaimsFromUserInfoEndpoint = false;
        provider.RequireHttpsMetadata = new Uri(desk.Authority!).Scheme == Uri.UriSchemeHttps;
        provider.Scope.Add("email");
        Restrict(provider.CorrelationCookie, "desk-correlation.");
        Restrict(provider.NonceCookie, "desk-nonce.");
        provider.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                // The registered address, not what a Host header says.
                var own = context.HttpContext.RequestServices.GetRequiredService<PublicAddress>().Value;
                context.ProtocolMessage.RedirectUri = new Uri(own, ReturnPath.TrimStart('/')).AbsoluteUri;
                return Task.CompletedTask;
            },
            OnTokenValidated = context =>
            {
                var signIn = context.HttpContext.RequestServices.GetRequiredService<DeskSignIn>();
                if (!IsEditor(context.Principal!, desk.Editors))
                {
                    Refused(signIn.Logger, "provider");
                    context.HandleResponse();
                    context.Response.Redirect(SignInPath + "?refused=true");
                    return Task.CompletedTask;
                }

                // Of what the provider tells, nothing is kept in the cookie.
                context.Principal = Editor("provider");
                context.Properties!.ExpiresUtc = signIn.Session().ExpiresUtc;
                SignedIn(signIn.Logger, "provider");
                return Task.CompletedTask;
            },
            OnRemoteFailure = context =>
            {
                Failed(context.HttpContext.RequestServices.GetRequiredService<DeskSignIn>().Logger, context.Failure?.GetType().Name ?? "");
                context.HandleResponse();
                context.Response.Redirect(SignInPath + "?failed=true");
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>An e-mail address counts only where the provider says that it has verified it: elsewhere anybody may write one into a profile.</summary>
    internal static bool IsEditor(ClaimsPrincipal person, IEnumerable<string> editors)
    {
        var isVerified = person.FindFirst("email_verified")?.Value.Equals("true", StringComparison.OrdinalIgnoreCase) == true;
        return editors.Any(editor => person.Claims.Any(claim => claim.Type switch
        {
            "sub" or "groups" or "roles" => claim.Value == editor,
            "email" => isVerified && claim.Value.Equals(editor, StringComparison.OrdinalIgnoreCase),
            _ => false,
        }));
    }

    private ILogger Logger => logger;

    private static ClaimsPrincipal Editor(string how) => new(new ClaimsIdentity([new Claim("how", how)], Scheme));

    private AuthenticationProperties Session() => new() { ExpiresUtc = time.GetUtcNow() + options.Value.SessionLifetime, AllowRefresh = false };

    private static void Restrict(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/desk";
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    [LoggerMessage(9111, LogLevel.Information, "An editor signed in to the desk ({How})")]
    private static partial void SignedIn(ILogger logger, string how);

    [LoggerMessage(9112, LogLevel.Warning, "A sign-in to the desk was refused ({How})")]
    private static partial void Refused(ILogger logger, string how);

    [LoggerMessage(9113, LogLevel.Warning, "A sign-in at the desk's provider failed ({Fault})")]
    private static partial void Failed(ILogger logger, string fault);
}
