using System.CommandLine;
using RussiaTaliban.Benchmarks.Corpora;
using RussiaTaliban.Benchmarks.Quality;
using RussiaTaliban.Benchmarks.Speed;
using RussiaTaliban.Benchmarks.Summaries;

var root = new RootCommand("Measures how well and how fast the search answers, compared with plain BM25 in the same run.")
{
    QualityCommand.Create(),
    SpeedCommand.Create(),
    TakeCommand.Create(),
    SummariesCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
