using System.CommandLine;
using RussiaTaliban.ModelBuilder.Sources;
using RussiaTaliban.ModelBuilder.WordNet;

namespace RussiaTaliban.ModelBuilder.Training;

/// <summary><c>train</c>: learns word vectors from open text. Takes minutes on one thread; the same input gives the same output.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var text = new Option<FileInfo[]>("--text")
        {
            Description = "Text files, one sentence per line; .gz files are unpacked. May be given more than once.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var wordNet = new Option<DirectoryInfo>("--wordnet")
        {
            Description = "WordNet's dict folder: its definitions, examples and walks over its relations are also used for training.",
            Required = true,
        };
        var walks = new Option<int>("--walks") { DefaultValueFactory = _ => 200_000 };
        var output = new Option<FileInfo>("--out") { Description = "Where the learned vectors go, for `pack`.", Required = true };
        var dimensions = new Option<int>("--dimensions") { DefaultValueFactory = _ => new TrainingOptions().Dimensions };
        var window = new Option<int>("--window") { DefaultValueFactory = _ => new TrainingOptions().Window };
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => new TrainingOptions().Epochs };
        var negatives = new Option<int>("--negatives") { DefaultValueFactory = _ => new TrainingOptions().Negatives };
        var minimum = new Option<int>("--minimum-count") { DefaultValueFactory = _ => new TrainingOptions().MinimumCount };
        var command = new Command("train", "Trains word vectors on text.") { text, wordNet, walks, output, dimensions, window, epochs, negatives, minimum };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new TrainingOptions
            {
                Dimensions = parsed.GetValue(dimensions),
                Window = parsed.GetValue(window),
                Epochs = parsed.GetValue(epochs),
                Negatives = parsed.GetValue(negatives),
                MinimumCount = parsed.GetValue(minimum),
            };
            var (sources, dictionary) = (parsed.GetRequiredValue(text), parsed.GetRequiredValue(wordNet));
            Train(sources, dictionary, parsed.GetValue(walks), parsed.GetRequiredValue(output), options, cancellationToken);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Train(FileInfo[] sources, DirectoryInfo wordNet, int walks, FileInfo output, TrainingOptions options, CancellationToken cancellationToken)
    {
        var prose = WordCounts.Read(Prose());
        var dictionary = new WordNetText(WordNetDatabase.Read(wordNet.FullName));
        var text = TokenizedText.Read(Prose().Concat(dictionary.Glosses()).Concat(dictionary.Walks(prose.Words, walks, options.Seed)), options.MinimumCount);
        Console.Error.WriteLine($"{text.Words.Length} words, {text.Tokens.Length} tokens");
        var shown = -1;
        var progress = new ImmediateProgress(share =>
        {
            if ((int)(share * 100) > shown)
            {
                shown = (int)(share * 100);
                Console.Error.Write($"\r{shown} %");
            }
        });
        var values = new SkipGram(text, options).Learn(progress, cancellationToken);
        new FloatVectors(
            text.Words,
            text.Words.Select(word => prose.Words.GetValueOrDefault(word)).ToArray(),
            text.Words.Select(word => prose.SentencesOf.GetValueOrDefault(word)).ToArray(),
            prose.Sentences,
            options.Dimensions,
            values).Save(output.FullName);
        Console.Error.WriteLine($"\r{output.FullName}: {values.Length * 4L / 1_000_000} MB");

        IEnumerable<IReadOnlyList<string>> Prose() => sources.SelectMany(source => OpenText.Sentences(source.FullName));
    }

    private sealed class ImmediateProgress(Action<double> show) : IProgress<double>
    {
        public void Report(double value) => show(value);
    }
}
