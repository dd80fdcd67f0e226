using System.Text;
using RussiaTaliban.Host.CommandLine;

// Non-ASCII is right in a terminal and in a redirected file, whatever the machine's code page.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandTree.InvokeAsync(args, CancellationToken.None).ConfigureAwait(false);
