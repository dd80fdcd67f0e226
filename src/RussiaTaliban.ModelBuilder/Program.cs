using System.CommandLine;
using RussiaTaliban.ModelBuilder;

var root = new RootCommand("Makes the lexicon and word vectors of RussiaTaliban.Briefing from open sources. See Lexicon/Data/SOURCES.md there.")
{
    TrainCommand.Create(),
    PackCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
