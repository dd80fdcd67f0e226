using System.Text;
using RussiaTaliban.Host.CommandLine;
using RussiaTaliban.Intake.Readers;

// The process that reads strangers' files has nothing else of this program: no settings, no log.
if (args is [ReaderCommand.Name])
{
    await ReaderProcess.ServeAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), CancellationToken.None).ConfigureAwait(false);
    return 0;
}

// Non-ASCII is right in a terminal and in a redirected file, whatever the machine's code page.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandTree.InvokeAsync(args, CancellationToken.None).ConfigureAwait(false);
