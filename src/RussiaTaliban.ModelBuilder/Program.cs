// Makes every learned or collected file that the service reads, from open sources. The service never runs this program, and no file that it reads
// was made with a question set.
//
//   made file                                   made by                        read by
//   src/RussiaTaliban.Briefing/Lexicon/Data     train, then pack (this program) Briefing: word forms, relations, countries, word vectors
//   src/RussiaTaliban.Onnx/Encoder              Encoder/train.py (PyTorch)      Onnx: the sentence encoder and its word pieces
//
// Beside each made file stands a SOURCES.md: what it was made from, under which licence, with which commands, and what was tried.
//
//   Sources/    reads plain text             WordNet/    reads WordNet's files
//   Training/   train: word vectors          Relations/  synonyms, spellings and transliterations, with weights
//   Packing/    pack: the lexicon's files    Countries/  names of countries, capitals and governments
//   Encoder/    the sentence encoder, distilled from all-MiniLM-L6-v2; wordpiece.py cuts words as RussiaTaliban.Onnx does
//   Data/       our own articles with questions about them, and Neural/, scripts that teach an encoder and a reader with them: not used by the service yet
//
// train takes about ten minutes on one thread, pack ten seconds; both are seeded, so that the same input makes the same files on processors of
// one vector width. The encoder trains for as many minutes as it is given, and comes out alike but not equal.
using System.CommandLine;
using RussiaTaliban.ModelBuilder.Packing;
using RussiaTaliban.ModelBuilder.Training;

var root = new RootCommand("Makes the lexicon and the word vectors of RussiaTaliban.Briefing from open sources. See Lexicon/Data/SOURCES.md there.")
{
    TrainCommand.Create(),
    PackCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
