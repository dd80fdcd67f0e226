using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace RussiaTaliban.Tests.Slack;

internal sealed class FixedEnvironment : IHostEnvironment
{
    public string EnvironmentName { get; set; } = "Production";
    public string ApplicationName { get; set; } = "test";
    public string ContentRootPath { get; set; } = "";
    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
