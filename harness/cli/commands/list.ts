/** `datagrade list`: shows the scenarios, by requirement. */
import type { CommandModule } from 'yargs';
import { CliError, exitStatus } from '../cli-error.ts';

interface ListArguments {
  readonly selectors?: readonly string[];
  readonly json: boolean;
}

export const listCommand: CommandModule<object, ListArguments> = {
  command: 'list [selectors..]',
  describe: 'Show all scenarios, or those that you select: add, add/server, file/*/exact',
  builder: (yargs) =>
    yargs
      .positional('selectors', {
        array: true,
        string: true,
        describe: 'Ids of scenarios, or how they begin; * matches one part of an id (default: all)',
      })
      .option('json', { boolean: true, default: false, describe: 'Print JSON instead of a table' })
      .example('$0 list file/client', 'Show what is tested in a file client') as never,
  async handler({ selectors = [], json }) {
    const { catalogue } = await import('../../../scenarios/catalogue.ts');
    const { drawFrom } = await import('../../scenario/draw.ts');
    const { isSelected } = await import('../../scenario/scenario.ts');
    const all = catalogue(drawFrom(1, new Set()));
    const chosen =
      selectors.length === 0 ? all : all.filter(({ id }) => selectors.some((selector) => isSelected(id, selector)));
    if (chosen.length === 0)
      throw new CliError(`${selectors.join(' ')} selects no scenario; datagrade list shows all ids`, exitStatus.usage);
    if (json) {
      const rows = chosen.map(({ id, requirement, title, advisory }) => ({ id, requirement, title, advisory }));
      process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
      return;
    }
    const { renderScenarioList } = await import('../../../reports/scenario-list.ts');
    const { terminalStyle } = await import('../terminal.ts');
    process.stdout.write(`${renderScenarioList(chosen, terminalStyle(process.stdout)).trimEnd()}\n`);
  },
};
