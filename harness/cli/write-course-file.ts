/** Writes the file of `init course`. What a person wrote is never overwritten. */
import { writeFile } from 'node:fs/promises';
import { courseTemplate } from '../course/file/template.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { absolutePath } from './given-paths.ts';

const fileName = 'course.yaml';

/** @returns its name. @throws CliError if it exists or cannot be written */
export async function writeCourseFile(): Promise<string> {
  try {
    await writeFile(absolutePath(fileName), courseTemplate, { flag: 'wx' });
    return fileName;
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const reason = isThere
      ? 'it exists already, and may have been edited; rename or remove it first'
      : (error as Error).message;
    throw new CliError(`cannot write ${fileName}: ${reason}`, exitStatus.usage);
  }
}
