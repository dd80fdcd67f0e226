using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace RussiaTaliban.Benchmarks.Speed;

/// <summary><c>speed</c>: what a question costs, as a ratio to plain Lucene BM25, with BenchmarkDotNet.</summary>
internal static class SpeedCommand
{
    public static Command Create()
    {
        var command = new Command("speed", "Measures the time per question, compared with plain Lucene");
        command.SetAction(_ =>
        {
            // In this process: BenchmarkDotNet would otherwise build a project of its own, outside of central package versions.
            var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
            return BenchmarkRunner.Run<QuestionBenchmarks>(config).HasCriticalValidationErrors ? 1 : 0;
        });
        return command;
    }
}
