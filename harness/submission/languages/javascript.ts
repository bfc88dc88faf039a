/**
 * JavaScript on the Node that runs datagrade.
 */
import { importedTexts, missingModules } from '../build/missing-modules.ts';
import { folderOf, pathFrom } from '../read/paths.ts';
import { cSyntax } from '../read/mask-source.ts';
import { captures, type LanguageSupport } from './language.ts';

export const javascript: LanguageSupport = {
  name: 'javascript',
  title: 'JavaScript',
  extensions: ['.js', '.mjs', '.cjs'],
  interpreters: ['node', 'nodejs'],
  syntax: { ...cSyntax, quotes: [...cSyntax.quotes, '`'], multiline: ['`'] },
  blocks: 'braces',
  inTextOrder: false,
  signs: {
    socket: /["'](?:node:)?(?:dgram|net)["']/,
    bind: /\.bind\s*\(/,
    bindAny: /\.bind\s*\(\s*(?:0\s*)?[),]|\.bind\s*\(\s*\(?\s*(?:\w*\s*=>|function)/,
    receive: /\b(?:on(?:ce)?|addListener)\s*\(\s*(?:\w{1,40}\s*,\s*)?["'](?:message|data)["']/,
    send: /\.send\s*\(|\bsendAsync\s*\(/,
    replies: /\.send\s*\([^;]{0,200}\b\w{1,40}\.(?:port|address)\b|\(\s*\w{1,40}\s*,\s*\{\s*(?:port|address)\b/,
    listen: /\.listen\s*\(|\bcreateServer\s*\(/,
    connect: /\.connect\s*\(|\bcreateConnection\s*\(/,
    keyboard: /\breadline\b|\bprocess\.stdin\b|\bprompt\s*\(|\breadlineSync\b|\/dev\/stdin/,
    readsFile: /\breadFile(?:Sync)?\b|\bcreateReadStream\b|\bopen(?:Sync)?\s*\([^\n]{0,80}["']r["']|\breadSync\b/,
    writesFile:
      /\b(?:write|append)File(?:Sync)?\b|\bcreateWriteStream\b|\bopen(?:Sync)?\s*\([^\n]{0,80}["'][wa]\+?["']|\bwriteSync\b/,
    toInteger: /\bparseInt\s*\(|\bNumber\s*\(|\bisInteger\s*\(|\breadU?Int|\bwriteU?Int/,
    random: /\bMath\.random\b|\brandomInt\b/,
    capitals: /\.to(?:Locale)?UpperCase\s*\(/,
    datagram: /["'](?:node:)?dgram["']/,
    stream: /["'](?:node:)?net["']/,
  },
  imports(code) {
    const names = captures(code, /(?:\brequire\s*\(|\bfrom\b|\bimport\b\s*\(?)\s*["'](\.{1,2}\/[^"'\n]{1,200})["']/g);
    return names.flatMap((name) => [name, `${name}.js`, `${name}.mjs`, `${name}.cjs`, `${name}/index.js`]);
  },
  plan: () => undefined,
  async prepare(program, environment) {
    const { path } = program;
    const cwd = program.manifest?.cwd ?? folderOf(path);
    const read = async (each: string): Promise<string | undefined> =>
      (await environment.read(each, javascript.syntax))?.code;
    const texts = await importedTexts(path, environment, read, (code) => javascript.imports(code));
    const missing = await missingModules(path, texts, { namesIn: packagesIn }, environment);
    return missing ?? { status: 'ready', argv: [process.execPath, pathFrom(cwd, path)], cwd };
  },
};

/** Packages that must be installed, and modules of Node. */
function packagesIn(code: string): readonly string[] {
  const imported = /^(?:[^\n'"`]{0,80}\brequire\s*\(\s*|import\b[^\n'"`;]{0,200})["']([^"'.\n/][^"'\n]{0,200})["']/gm;
  return captures(code, imported).map((name) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
  );
}
