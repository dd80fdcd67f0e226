using System.Reflection;
using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Tests.Architecture;

/// <summary>An event id names one message of the whole service, so that a rule in a log store means what it says.</summary>
public sealed class LogEventTests
{
    /// <summary>Which ids a project may give: the one list. A new project takes the next free thousand.</summary>
    private static readonly Dictionary<string, int> Thousands = new()
    {
        ["Chat"] = 1000,
        ["BotFramework"] = 2000,
        ["Slack"] = 3000,
        ["Teams"] = 4000,
        ["Briefing"] = 5000,
        ["Storage"] = 6000,
        ["WebChat"] = 7000,
        ["Onnx"] = 8000,
        ["Host"] = 9000,
        ["Terminal"] = 10_000,
    };

    [Fact]
    public void EventIds_OfAllAssemblies_AreUnique()
    {
        var doubles = Messages().GroupBy(message => message.Id).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same.Select(one => one.Method))}");

        Assert.Empty(doubles);
        Assert.True(Messages().Count() > 30);
    }

    [Fact]
    public void EventIds_OfAProject_LieInItsThousand()
    {
        var strays = Messages().Where(message => message.Id < Thousands[message.Project] || message.Id >= Thousands[message.Project] + 1000);

        Assert.Empty(strays.Select(stray => $"{stray.Id}: {stray.Method}"));
    }

    private static IEnumerable<(string Project, string Method, int Id)> Messages() =>
        from project in Thousands.Keys
        from type in Assembly.Load("RussiaTaliban." + project).GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        select (project, $"{type.FullName}.{method.Name}", message.EventId);
}
