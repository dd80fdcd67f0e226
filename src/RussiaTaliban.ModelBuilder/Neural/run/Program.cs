// Runs encoder.onnx or reader.onnx over rows of pieces. run MODEL ROWS OUT [threads]
// ROWS: a line a row: batch number, where the passage begins (0 for the encoder), the pieces' numbers; rows of one batch are run together.
// OUT: little-endian floats. Encoder: 384, then 64 a piece. Reader: relevance, answers, then start of every place, then end of every place.
using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
var options = new SessionOptions { IntraOpNumThreads = args.Length > 3 ? int.Parse(args[3]) : 1, EnableCpuMemArena = Environment.GetEnvironmentVariable("ARENA") == "1", EnableMemoryPattern = false, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
var before = Process.GetCurrentProcess().WorkingSet64;
var clock = Stopwatch.StartNew();
using var session = new InferenceSession(args[0], options);
Console.WriteLine($"loaded in {clock.ElapsedMilliseconds} ms, memory +{(Process.GetCurrentProcess().WorkingSet64 - before) / 1e6:0} MB");
var rows = File.ReadLines(args[1]).Select(l => l.Split(' ').Select(int.Parse).ToArray()).ToList();
var reader = session.InputMetadata.ContainsKey("types");
string[] names = reader ? ["relevance", "answers", "start", "end"] : ["whole", "tokens"];
using var run = new RunOptions();
var made = new float[rows.Count][];
var cpus = new List<double>(); var walls = new List<double>();
var at = 0;
while (at < rows.Count)
{
    var n = 1; while (at + n < rows.Count && rows[at + n][0] == rows[at][0]) n++;
    var t = rows.Skip(at).Take(n).Max(r => r.Length) - 2;
    long[] ids = new long[n * t], mask = new long[n * t], types = new long[n * t];
    for (var i = 0; i < n; i++) { var r = rows[at + i]; for (var k = 0; k < r.Length - 2; k++) { ids[i * t + k] = r[k + 2]; mask[i * t + k] = 1; types[i * t + k] = k >= r[1] ? 1 : 0; } }
    long[] shape = [n, t];
    var cpu = Process.GetCurrentProcess().TotalProcessorTime; clock.Restart();
    using var a = OrtValue.CreateTensorValueFromMemory(ids, shape); using var b = OrtValue.CreateTensorValueFromMemory(mask, shape); using var c = OrtValue.CreateTensorValueFromMemory(types, shape);
    var inputs = new Dictionary<string, OrtValue> { ["ids"] = a, ["mask"] = b }; if (reader) inputs["types"] = c;
    using var outputs = session.Run(run, inputs, names);
    walls.Add(clock.Elapsed.TotalMilliseconds); cpus.Add((Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds);
    var values = outputs.Select(o => o.GetTensorDataAsSpan<float>().ToArray()).ToList();
    for (var i = 0; i < n; i++)
    {
        var own = rows[at + i].Length - 2;
        made[at + i] = reader ? [values[0][i], values[1][i], .. values[2].AsSpan(i * t, own), .. values[3].AsSpan(i * t, own)] : [.. values[0].AsSpan(i * 384, 384), .. values[1].AsSpan(i * t * 64, own * 64)];
    }
    at += n;
}
using (var o = new BinaryWriter(File.Create(args[2]))) foreach (var m in made) foreach (var v in m) o.Write(v);
walls.Sort(); cpus.Sort();
Console.WriteLine($"batches {walls.Count}, rows {rows.Count}: wall best {walls[0]:0.0} median {walls[walls.Count / 2]:0.0} ms; cpu best {cpus[0]:0.0} median {cpus[cpus.Count / 2]:0.0} ms; memory {Process.GetCurrentProcess().WorkingSet64 / 1e6:0} MB");
