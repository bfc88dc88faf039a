/** `datagrade doctor`: shows what this machine has for grading, and what it lacks. */
import type { CommandModule } from 'yargs';
import { exitStatus } from '../cli-error.ts';

export const doctorCommand: CommandModule = {
  command: 'doctor',
  describe: 'Show what grading needs and this machine lacks, what that costs, and how to install it',
  async handler() {
    const { examineMachine } = await import('../doctor/examine.ts');
    const { renderDoctor } = await import('../../../reports/doctor-table.ts');
    const { terminalStyle } = await import('../terminal.ts');
    const groups = await examineMachine();
    process.stdout.write(renderDoctor(groups, terminalStyle(process.stdout)));
    const isFatal = groups.some(({ items }) => items.some(({ state }) => state === 'fatal'));
    process.exitCode = isFatal ? exitStatus.testbedFailed : exitStatus.passed;
  },
};
