using System.CommandLine;
using BenchmarkDotNet.Running;

namespace RussiaTaliban.Benchmarks.Speed;

/// <summary><c>speed</c>: what a question costs, as a ratio to plain Lucene BM25, with BenchmarkDotNet.</summary>
internal static class SpeedCommand
{
    public static Command Create()
    {
        var command = new Command("speed", "Measures what a question costs beside plain Lucene");
        command.SetAction(_ => BenchmarkRunner.Run<QuestionBenchmarks>() is null ? 1 : 0);
        return command;
    }
}
