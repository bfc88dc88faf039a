/** `datagrade init`: writes a file to begin with. */
import type { CommandModule } from 'yargs';

interface InitArguments {
  readonly what: 'course';
}

export const initCommand: CommandModule<object, InitArguments> = {
  command: 'init <what>',
  describe: 'Write a commented course.yaml into the current folder',
  builder: (yargs) =>
    yargs
      .positional('what', { choices: ['course'] as const, demandOption: true, describe: 'What the file is for' })
      .example('$0 init course', 'Write course.yaml, with the points of the standard rubric'),
  async handler() {
    const { writeCourseFile } = await import('../write-course-file.ts');
    const path = await writeCourseFile();
    process.stdout.write(`Wrote ${path}. Edit it, then: datagrade grade FOLDER --course ${path}\n`);
  },
};
