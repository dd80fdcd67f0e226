namespace RussiaTaliban.FunctionalTests.Browser;

/// <summary>Tests that share one Chromium, one after the other: the machine may be small.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserTests : ICollectionFixture<ChromiumFixture>, ICollectionFixture<ServiceFixture>
{
    public const string Name = "browser";
}
