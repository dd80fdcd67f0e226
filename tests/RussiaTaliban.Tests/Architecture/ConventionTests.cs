using System.Reflection;
using System.Runtime.CompilerServices;

namespace RussiaTaliban.Tests.Architecture;

/// <summary>Conventions that a reviewer would otherwise have to remember.</summary>
public sealed class ConventionTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Projects => ["Briefing", "Chat", "BotFramework", "Teams", "WebChat", "Slack", "Terminal", "Storage", "Onnx", "Intake", "Host"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void AsyncMethod_OfOurs_TakesACancellationTokenLast(string project)
    {
        var offenders = OwnMethods(project)
            .Where(method => IsAwaitable(method.ReturnType))
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name is not "DisposeAsync")
            .Where(method => !IsDictatedByTheFramework(method))
            .Where(method => method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken))
            .Select(method => $"{method.DeclaringType}.{method.Name}");

        Assert.Empty(offenders);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void PublicSignature_OfOurs_ShowsNoLuceneType(string project)
    {
        var offenders = Types(project)
            .Where(type => type.IsVisible)
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(member => SignatureTypes(member).SelectMany(Unwrap).Any(type => type.Namespace?.StartsWith("Lucene", StringComparison.Ordinal) == true))
            .Select(member => $"{member.DeclaringType}.{member.Name}");

        Assert.Empty(offenders);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Class_OfOurs_IsSealedUnlessSomethingDerivesFromIt(string project)
    {
        var types = Types(project).ToList();
        var offenders = types
            .Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false })
            .Where(type => !types.Any(other => other.BaseType == type || (other.BaseType is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == type)))
            .Select(type => type.FullName);

        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData("Chat")]
    [InlineData("Briefing")]
    public void Conversation_KnowsNoWireType(string project)
    {
        string[] wireWords = ["Activity", "TurnContext", "AdaptiveCard", "Block"];

        Assert.DoesNotContain(Types(project), type => wireWords.Any(word => type.Name.StartsWith(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void FileNames_OfOurs_HaveNoSpaces() => Assert.DoesNotContain(Files(Repository.Root), path => Path.GetFileName(path).Contains(' ', StringComparison.Ordinal));

    /// <summary>The files of the repository; neither what is built nor what tools keep beside it.</summary>
    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
        .Where(inner => Path.GetFileName(inner) is not ("bin" or "obj" or "artifacts" or "node_modules" or ".git" or ".vs" or ".idea"))
        .SelectMany(Files));

    private static IEnumerable<Type> Types(string project) => Assembly.Load("RussiaTaliban." + project).GetTypes()
        .Where(type => type.Namespace?.StartsWith("RussiaTaliban.", StringComparison.Ordinal) == true)
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.Name.Contains('<', StringComparison.Ordinal))
        .Where(type => type.FullName?.Contains(".Migrations.", StringComparison.Ordinal) != true)
        .Where(type => type.DeclaringType?.Name.Contains('<', StringComparison.Ordinal) != true);

    private static IEnumerable<MethodInfo> OwnMethods(string project) => Types(project)
        .SelectMany(type => type.GetMethods(Declared))
        .Where(method => !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.Name.Contains('<', StringComparison.Ordinal));

    private static bool IsAwaitable(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() is var form && (form == typeof(ValueTask<>) || form == typeof(IAsyncEnumerable<>)));

    /// <summary>An override, an implementation of a foreign interface, or an HTTP delegate, whose token is in the context.</summary>
    private static bool IsDictatedByTheFramework(MethodInfo method) =>
        method.GetBaseDefinition() != method
        || method.GetParameters().Any(parameter => parameter.ParameterType.FullName == "Microsoft.AspNetCore.Http.HttpContext")
        || method.DeclaringType!.GetInterfaces()
            .Where(contract => contract.Namespace?.StartsWith("RussiaTaliban", StringComparison.Ordinal) != true)
            .Where(_ => !method.DeclaringType.IsInterface)
            .Any(contract => method.DeclaringType.GetInterfaceMap(contract).TargetMethods.Contains(method));

    private static IEnumerable<Type> SignatureTypes(MemberInfo member) => member switch
    {
        MethodBase method => method.GetParameters().Select(parameter => parameter.ParameterType)
            .Append(method is MethodInfo info ? info.ReturnType : typeof(void)),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        Type nested => [nested.BaseType ?? typeof(object)],
        _ => [],
    };

    private static IEnumerable<Type> Unwrap(Type type) =>
        type.HasElementType ? Unwrap(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Unwrap).Append(type)
        : [type];
}
