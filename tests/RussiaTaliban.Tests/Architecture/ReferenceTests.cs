using System.CommandLine;
using System.CommandLine.Help;
using RussiaTaliban.Host.CommandLine;

namespace RussiaTaliban.Tests.Architecture;

/// <summary>deploy/REFERENCE.md is what the code says. With <c>UPDATE_GOLDEN=1</c> it is regenerated.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Reference_OfSettingsAndCommands_IsWhatTheCodeSays() => Golden.Matches(Path.Combine("..", "..", "..", "deploy", "REFERENCE.md"), Reference());

    private static string Reference() => string.Join('\n', [
        "# Reference: settings and commands",
        "",
        "Generated from the code. To regenerate it: `UPDATE_GOLDEN=1 dotnet test tests/RussiaTaliban.Tests --filter FullyQualifiedName~ReferenceTests`.",
        "",
        "## Settings",
        "",
        "An environment variable has two underscores for a colon, and a number for each item of a list, from 0. A time span is `hours:minutes:seconds`, with days and a point before it: `1.12:00:00`. "
        + "A setting without a default is not set. A secret may also be read from a file: `Slack__BotToken__File` is the path of a file that contains `Slack:BotToken`.",
        .. SettingsCatalog.All.GroupBy(setting => setting.Section).SelectMany(Section),
        "",
        "## Commands",
        "",
        "A command follows `dotnet run --project src/RussiaTaliban.Host --`, or the name of the published program. Every command takes these options:",
        "",
        .. CommandTree.Create().Options.Where(option => option.Recursive && IsOurs(option)).Select(Line),
        .. CommandTree.Create().Subcommands.SelectMany(command => Command(command, "")),
    ]);

    private static IEnumerable<string> Section(IGrouping<string, Setting> section) =>
    [
        "",
        $"### {(section.Key.Length > 0 ? section.Key : "Without a section")}",
        "",
        "| setting | type | default | limits | environment variable | meaning |",
        "|---|---|---|---|---|---|",
        .. section.Select(setting => $"| `{setting.Name}` | {setting.Type} | {Code(setting.Default)} | {setting.Limits} | `{setting.Variable}` | {setting.Meaning} |"),
    ];

    private static IEnumerable<string> Command(Command command, string parent) =>
    [
        "",
        $"### {parent}{string.Join(' ', command.Arguments.Select(argument => $"[{argument.Name}]").Prepend(command.Name))}",
        "",
        $"{command.Description}.",
        "",
        .. command.Arguments.Select(argument => $"- `{argument.Name}`: {argument.Description}"),
        .. command.Options.Where(IsOurs).Select(Line),
        .. command.Subcommands.SelectMany(one => Command(one, parent + command.Name + " ")),
    ];

    private static string Line(Option option) =>
        $"- `{option.Name}{(option.HelpName is { } value ? " " + value : "")}`{(option.Required ? " (required)" : "")}: {option.Description}";

    private static string Code(string text) => text.Length > 0 ? $"`{text}`" : "";

    private static bool IsOurs(Option option) => option is not (HelpOption or VersionOption);
}
