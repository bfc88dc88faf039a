/** What the right submissions of the corpus show between them, from the features in their labels. */
import { rightLabelOf, submissionsOf } from './corpus.ts';

/** What real students do that the handout leaves open, each with the features that show it. */
const choices: readonly (readonly [what: string, feature: RegExp])[] = [
  ['all files in one folder', /^flat-files$/],
  ['a folder for each assignment, or deeper', /^(folder-per-assignment|nested-folders|source-folder)$/],
  ['spaces in paths', /^folder-with-space$/],
  ['a byte-order mark, CR LF in sources', /^(byte-order-mark|crlf-sources)$/],
  ['several attempts and unrelated files beside', /^(several-attempts|unrelated-files|lecture-example-beside)$/],
  ['one file that is several programs, by a word, a flag, a menu or a class', /^one-file$/],
  ['one assignment only', /^one-assignment-only$/],
  [
    'several source files, a Makefile, a crate, packages',
    /^(several-files|makefile|cargo-crate|java-packages|shared-header|several-projects)$/,
  ],
  ['no arguments and a fixed port', /^fixed-port/],
  ['host and port as arguments', /arguments?-host|optional-arguments/],
  ['the port as the server’s argument', /^server-argument-port$/],
  ['flags', /flag/],
  ['host and port at the keyboard', /^prompt-(host|port)$/],
  ['a server that asks for its port, name or integer', /^server-(prompt|integer-typed)/],
  ['a name that is typed', /^(name-typed|typed-name|prompt-name)/],
  ['no prompt at all', /^no-prompt$/],
  ['a menu, or a question for yes or no', /^(menu|asks-to-confirm)$/],
  ['a server that a key would stop', /^server-waits-for-enter$/],
  ['the time of day in messages', /^message-with-time$/],
  ['the address of another machine', /^hard-coded-address$/],
  ['the host name of another machine', /^host-name-of-another-machine$/],
  ['a client that binds a port of its own', /^client-binds-port$/],
  ['IPv6', /^ipv6$/],
  [
    'text with a separator',
    /^request-(comma|space|colon|semicolon|pipe|newline|slash|hash|tab|equals|crlf|comma-space)/,
  ],
  ['the integer before the name', /^request-.*number-first$/],
  ['keywords around the fields', /^request-keywords$/],
  ['JSON, keys in any language', /^request-json/],
  ['Python’s repr', /^request-repr$/],
  ['pickled tuples and dictionaries', /^request-pickle/],
  ['a struct with a padded name', /^request-struct/],
  ['a name with its length before it', /^request-(length-prefixed|java-utf)$/],
  ['packed integers of 1, 2 and 4 bytes', /^request-(packed|struct|length-prefixed)/],
  ['Java’s modified UTF', /^request-java-utf$/],
  ['several datagrams', /^two-datagram-request$/],
  ['a reply that looks different from the request', /^reply-(sentence|comma-with-sum)$/],
  ['names with digits, commas, accents', /^(non-ascii-name|name-with)/],
  ['an integer of the server that is random', /^server-integer-random$/],
  ['the bare file name', /^file-name-argument$/],
  ['a verb before the file name', /^file-request-(get|verb)$/],
  ['a line end or NUL after the file name', /^file-request-(newline|nul)$/],
  [
    'the file name in JSON, repr, a pickle, behind its length',
    /^file-request-(json|repr|pickle|length-prefixed|java-utf)$/,
  ],
  ['a prefix or suffix for the received file', /^destination-(prefix|suffix|copy|received)/],
  ['a sub-folder for the received file', /^destination-(sub-folder|makedirs|downloads)/],
  ['a folder with files beside the server', /^served-folder-beside-source$/],
  ['folders that were lost in the archive', /folder-expected$/],
  ['a destination that is typed or an argument', /^destination-(typed|argument)$/],
  ['sleeping between chunks', /^sleep-between-chunks$/],
  ['an answer between name and integer, or after the reply', /^(answer-between|acknowledged-reply)$/],
  ['several sockets or ports for one exchange', /^(two-sockets|two-ports)$/],
  ['acknowledgements of chunks, numbered or not', /^acknowledgements$/],
  ['something said before the content of a file', /^answer-before-content$/],
  ['a request for a file in several datagrams', /^(file-request-in-datagrams|listing-before-request)$/],
  ['a file name written as in a URL', /^quoted-file-name$/],
  ['an error text for a request that is not known', /^file-error-text$/],
  ['a request for each chunk', /^asks-for-each-chunk$/],
  ['threads, select, selectors, asyncio, socketserver', /^(threads|select|selectors|asyncio|socketserver)$/],
  ['sockets that are asked without a pause', /^polls-without-pause$/],
  ['timeouts in clients', /^client-time-out/],
  ['a server that serves one file and ends', /^file-server-serves-once$/],
];

export interface Covered {
  readonly what: string;
  readonly by: readonly string[];
}

export function coverage(): readonly Covered[] {
  const labels = submissionsOf('right').map((name) => ({ name, ...rightLabelOf(name) }));
  const languages = byLanguage(labels);
  return [
    ...[...languages].map(([language, all]) => ({ what: `written in ${language}`, by: all.map(({ name }) => name) })),
    ...choices.map(([what, feature]) => ({
      what,
      by: labels.filter(({ features }) => features.some((each) => feature.test(each))).map(({ name }) => name),
    })),
  ];
}

/** As a table of Markdown, one row for each choice: at most three examples. */
export function coverageTable(): string {
  const rows = coverage().map(({ what, by }) => {
    const shown = by.slice(0, 3).map((name) => `\`${name}\``);
    return `| ${what} | ${by.length} | ${shown.join(', ')} |`;
  });
  return ['| what | submissions | for example |', '| --- | --- | --- |', ...rows].join('\n');
}

function byLanguage<T extends { readonly language: string }>(labels: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const languages = [...new Set(labels.map(({ language }) => language))].toSorted();
  return new Map(languages.map((language) => [language, labels.filter((each) => each.language === language)]));
}
