// Builds every trained or collected file that the service reads, from open sources and from this project's texts and questions. The service never
// runs this program.
//
//   made file                                          made by                                    read by
//   src/RussiaTaliban.Briefing/Lexicon/Data            train, then pack (this program)            Briefing: word forms, relations, countries, word vectors
//   src/RussiaTaliban.Onnx/Models                      Neural/*.py (PyTorch), see its README.md   Onnx: the encoder, the reader and their word pieces
//   src/RussiaTaliban.Briefing/Text/languages.json     languages (this program)                   Briefing: which language an article is in
//   src/RussiaTaliban.Briefing/Search/Scoring/ranking.json   fit (this program)                   Briefing: every tuned number of the search
//
// A SOURCES.md beside each of these files lists its sources, licences and commands, and what was tried.
//
//   Languages/  languages: profiles by which a text's language is recognised, names of countries in other languages
//   Sources/    reads plain text             WordNet/    reads WordNet's files
//   Training/   train: word vectors          Relations/  synonyms, spellings and transliterations, with weights
//   Packing/    pack: the lexicon's files    Countries/  names of countries, capitals and governments
//   Fitting/    fit: the search's numbers    Data/       this project's articles and questions: for training, and aside for fitting
//   Neural/     trains and exports the encoder, the reader and the listener,
//               and the tagger of quotes (Quotes/Tagging/quote-words.json) from what marked writes
//
// train takes about ten minutes on one thread, pack ten seconds; both are seeded, so that the same input makes the same files on processors of
// one vector width. The models train for as many minutes as they are given, and come out alike but not equal. fit takes some minutes.
using System.CommandLine;
using RussiaTaliban.ModelBuilder.Fitting;
using RussiaTaliban.ModelBuilder.Languages;
using RussiaTaliban.ModelBuilder.Packing;
using RussiaTaliban.ModelBuilder.Training;

var root = new RootCommand("Builds the data files of the search: the lexicon, the word vectors and the fitted numbers in ranking.json. See Lexicon/Data/SOURCES.md and Models/SOURCES.md.")
{
    TrainCommand.Create(),
    PackCommand.Create(),
    FitCommand.Create(),
    MarkedCommand.Create(),
    LanguagesCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
