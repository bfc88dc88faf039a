/** Python that chooses between the two halves of one file. */
import type { Submission } from '../model.ts';
import { codeOf, quote, type Code } from './lines.ts';
import type { Role, Start } from './program.ts';

export interface Choice {
  readonly code: Code;
  /** Where the arguments of the chosen half begin. */
  readonly firstArgument: number;
  readonly start: Readonly<Record<Role, Start>>;
  /** Whether the word that chooses stands behind the arguments of the half. */
  readonly isFlagLast: boolean;
}

export function chosen({ arrangement, words }: Submission, path: string): Choice {
  switch (arrangement.choice) {
    case 'word': {
      const usage = [
        `    print("${words.usage}: python", sys.argv[0], "${words.server}|${words.client}")`,
        '    sys.exit(1)',
      ];
      const code = codeOf([
        `if len(sys.argv) < 2 or sys.argv[1] not in (${quote(words.server)}, ${quote(words.client)}):`, ...usage,
        `if sys.argv[1] == ${quote(words.server)}:`, '    server()', 'else:', '    client()',
      ], 'sys'); // prettier-ignore
      return {
        code,
        firstArgument: 2,
        start: startWith(path, [[words.client], [words.server]], []),
        isFlagLast: false,
      };
    }
    case 'flag': {
      const flag = quote(`--${words.server}`);
      const code = codeOf(
        [`if ${flag} in sys.argv:`, `    sys.argv.remove(${flag})`, '    server()', 'else:', '    client()'],
        'sys',
      );
      return { code, firstArgument: 1, start: startWith(path, [[], [`--${words.server}`]], []), isFlagLast: true };
    }
    case 'menu': {
      const code = codeOf([
        `print("1 - ${words.server}")`, `print("2 - ${words.client}")`, 'choice = input("> ")',
        'if choice == "1":', '    server()', 'else:', '    client()',
      ]); // prettier-ignore
      return { code, firstArgument: 1, start: startWith(path, [], [['2'], ['1']]), isFlagLast: false };
    }
    case 'question': {
      const [client, server] = [words.client.charAt(0), words.server.charAt(0)];
      const letters = client === server ? ['c', 's'] : [client, server];
      const code = codeOf([
        `half = input("${words.client} ${words.and} ${words.server} (${letters.join('/')})? ")`,
        `if half == ${quote(letters[1] ?? '')}:`, '    server()', `elif half == ${quote(letters[0] ?? '')}:`, '    client()',
      ]); // prettier-ignore
      return {
        code,
        firstArgument: 1,
        start: startWith(
          path,
          [],
          letters.map((letter) => [letter]),
        ),
        isFlagLast: false,
      };
    }
  }
}

/** `words` and `typed` have what is given to the client, then what is given to the server. */
function startWith(
  path: string,
  words: readonly (readonly string[])[],
  typed: readonly (readonly string[])[],
): Choice['start'] {
  const at = (index: number): Start => ({ words: [path, ...(words[index] ?? [])], typed: typed[index] ?? [] });
  return { client: at(0), server: at(1) };
}
