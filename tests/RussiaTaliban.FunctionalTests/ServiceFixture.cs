namespace RussiaTaliban.FunctionalTests;

/// <summary>One running service for the tests of a class or collection that do not change it.</summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    private RunningService? _service;

    internal RunningService Service => _service ?? throw new InvalidOperationException("The service has not been started.");

    public async ValueTask InitializeAsync() => _service = await RunningService.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
    }
}
