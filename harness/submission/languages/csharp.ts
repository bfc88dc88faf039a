/**
 * C#: a project with the .NET SDK, or a single file with Mono's compiler.
 */
import { prepareCsharp, projectFor } from '../build/compilers/csharp.ts';
import { cSyntax } from '../read/mask-source.ts';
import { folderOf } from '../read/paths.ts';
import { captures, type LanguageSupport } from './language.ts';

export const csharp: LanguageSupport = {
  name: 'c#',
  title: 'C#',
  extensions: ['.cs'],
  interpreters: [],
  syntax: cSyntax,
  blocks: 'braces',
  startsClasses: true,
  inTextOrder: true,
  signs: {
    socket: /\bSystem\.Net\.Sockets\b|\bUdpClient\b|\bSocketType\.Dgram\b/,
    // A main, or statements at the top level.
    entry: /\bstatic\s[^;{}()]{0,60}\bMain\s*\(|^(?:using\s+)?(?:var|int|string|byte|const|Console|while|for|if)\b/m,
    bind: /\bnew\s+UdpClient\s*\(\s*[^\s)"]|\.Bind\s*\(/,
    bindAny: /\bnew\s+UdpClient\s*\(\s*0?\s*\)/,
    receive: /\.Receive(?:From|Async)?\s*\(/,
    send: /\.Send(?:To|Async)?\s*\(/,
    replies: /\bref\s+(?<sender>\w{1,40})\b/,
    listen: /\bTcpListener\b|\.Accept\w{0,20}\s*\(/,
    connect: /\.Connect(?:Async)?\s*\(|\bTcpClient\b/,
    keyboard: /\bConsole\.Read(?:Line|Key)?\s*\(/,
    readsFile: /\bFile\.(?:OpenRead|ReadAll\w+)\b|\bFileMode\.Open\b|\bStreamReader\b/,
    writesFile: /\bFile\.(?:Create|OpenWrite|WriteAll\w+)\b|\bFileMode\.(?:Create|Append)\w{0,3}\b|\bStreamWriter\b/,
    toInteger: /\bint\.(?:Try)?Parse\b|\bConvert\.ToInt\d+\b|\bBitConverter\.\w/,
    random: /\bRandom\b/,
    capitals: /\.ToUpper(?:Invariant)?\s*\(/,
    datagram: /\bUdpClient\b|\bSocketType\.Dgram\b|\bProtocolType\.Udp\b/,
    stream: /\bTcp(?:Client|Listener)\b|\bSocketType\.Stream\b|\bProtocolType\.Tcp\b/,
  },
  imports(code) {
    const names = new Set(captures(code, /\b([A-Z]\w{0,80})\b/g));
    return [...names].flatMap((name) => [`${name}.cs`, `**/${name}.cs`]);
  },
  plan(path, paths) {
    const project = projectFor(path, paths);
    return { kind: 'compile', tool: 'dotnet', folder: project === undefined ? folderOf(path) : folderOf(project) };
  },
  prepare: prepareCsharp,
};
