using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RussiaTaliban.Host.Desk;

namespace RussiaTaliban.Host.Pages.Desk;

/// <summary>Where editors sign in: with the token, or at the provider.</summary>
public sealed class SignInModel(IServiceProvider services) : PageModel
{
    /// <summary>What is wrong; null for nothing.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether there is a token to type.</summary>
    public bool TakesToken => Door.TakesToken;

    /// <summary>Whether there is a provider.</summary>
    public bool HasProvider => Door.HasProvider;

    private DeskSignIn Door => services.GetRequiredService<DeskSignIn>();

    public void OnGet(bool refused, bool failed) =>
        Fault = refused ? "You are signed in there, but nobody has listed you as an editor here." : failed ? "Signing in didn’t work. Please try again." : null;

    /// <summary>To the provider, and back to the desk.</summary>
    public IActionResult OnGetProvider() =>
        HasProvider ? Challenge(new AuthenticationProperties { RedirectUri = "/desk" }, DeskSignIn.ProviderScheme) : NotFound();

    public async Task<IActionResult> OnPostAsync(string? token, CancellationToken cancellationToken)
    {
        Fault = await Door.TryTokenAsync(HttpContext, token).WaitAsync(cancellationToken);
        if (Fault is null)
        {
            return Redirect("/desk");
        }

        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }

    /// <summary>Ends the session.</summary>
    public async Task<IActionResult> OnPostOutAsync(CancellationToken cancellationToken)
    {
        await HttpContext.SignOutAsync(DeskSignIn.Scheme).WaitAsync(cancellationToken);
        return Redirect(DeskSignIn.SignInPath);
    }
}
