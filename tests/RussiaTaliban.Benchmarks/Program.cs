using System.CommandLine;
using RussiaTaliban.Benchmarks.Corpora;
using RussiaTaliban.Benchmarks.Quality;
using RussiaTaliban.Benchmarks.Speed;
using RussiaTaliban.Benchmarks.Summaries;

var root = new RootCommand("How well and how fast the briefing answers, with plain BM25 beside it in the same run.")
{
    QualityCommand.Create(),
    SpeedCommand.Create(),
    TakeCommand.Create(),
    SummariesCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
