namespace RussiaTaliban.Host.Web;

/// <summary>What is read is read with GET, and asked after with HEAD.</summary>
internal static class Reading
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps both methods.</summary>
    public static RouteHandlerBuilder MapReading(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => endpoints.MapMethods(pattern, Methods, handler);
}
