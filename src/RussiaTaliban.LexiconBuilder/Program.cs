Console.WriteLine("lexicon");
