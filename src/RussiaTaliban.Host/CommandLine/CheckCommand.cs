using System.CommandLine;
using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Chat;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Host.CommandLine;

/// <summary><c>check</c>: tries what the service would need, before it serves anybody.</summary>
internal static class CheckCommand
{
    /// <summary>One try takes no longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Command Create(SharedOptions shared)
    {
        var command = new Command(
            "check", "Tests the settings, tokens, database, corpus, addresses and proxy, and writes one result per line; exits with 1 if any test fails");
        command.SetAction((parsed, cancellationToken) => CheckAsync(
            new ServiceSettings(parsed.GetRequiredValue(shared.Corpus))
            {
                Environment = HostingEnvironment.Of(parsed.GetValue(shared.Environment), parsed.GetValue(shared.EnvironmentDefault)),
                DataDirectory = parsed.GetRequiredValue(shared.Data),
                Configuration = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "None" },
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> CheckAsync(ServiceSettings settings, CancellationToken cancellationToken)
    {
        WebApplication app;
        try
        {
            app = ServiceHost.Build(settings);
        }
        catch (OptionsValidationException fault)
        {
            return await TellSettingsAsync(fault.Failures, cancellationToken).ConfigureAwait(false);
        }
        catch (AggregateException faults) when (faults.InnerExceptions.All(fault => fault is OptionsValidationException))
        {
            var all = faults.InnerExceptions.Cast<OptionsValidationException>().SelectMany(fault => fault.Failures);
            return await TellSettingsAsync(all, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException fault) when (fault.InnerException is FormatException && SettingFault.Read(fault.Message) is { } setting)
        {
            return await TellSettingsAsync([setting], cancellationToken).ConfigureAwait(false);
        }
        catch (LexiconException fault)
        {
            return await TellSettingsAsync([fault.Message], cancellationToken).ConfigureAwait(false);
        }

        await using (app.ConfigureAwait(false))
        {
            await TellAsync("settings", SetupVerdict.Good("all settings are valid"), cancellationToken).ConfigureAwait(false);
            var failed = 0;
            foreach (var check in app.Services.GetServices<ISetupCheck>())
            {
                var verdict = await TryAsync(check, app.Services.GetRequiredService<TimeProvider>(), cancellationToken).ConfigureAwait(false);
                failed += verdict.IsGood ? 0 : 1;
                await TellAsync(check.Name, verdict, cancellationToken).ConfigureAwait(false);
            }

            return failed == 0 ? 0 : ExitCodes.CheckFailed;
        }
    }

    private static async Task<SetupVerdict> TryAsync(ISetupCheck check, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await Task.Run(() => check.CheckAsync(either.Token), either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SetupVerdict.Bad($"no answer within {Patience.TotalSeconds} seconds");
        }
#pragma warning disable CA1031 // Whatever goes wrong is the verdict; its message may quote a request, so its kind alone is told.
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            return SetupVerdict.Bad(fault.GetType().Name);
        }
    }

    private static async Task<int> TellSettingsAsync(IEnumerable<string> faults, CancellationToken cancellationToken)
    {
        foreach (var fault in faults)
        {
            await TellAsync("settings", SetupVerdict.Bad(fault), cancellationToken).ConfigureAwait(false);
        }

        return ExitCodes.CheckFailed;
    }

    private static Task TellAsync(string name, SetupVerdict verdict, CancellationToken cancellationToken) =>
        Console.Out.WriteLineAsync($"{(verdict.IsGood ? "ok  " : "FAIL")}  {name}: {verdict.Says.ReplaceLineEndings(" ")}".AsMemory(), cancellationToken);
}
