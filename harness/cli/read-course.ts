/** Reads a course file, with errors as sentences. */
import { readFile, stat } from 'node:fs/promises';
import { CourseError, type Course } from '../course/course.ts';
import { parseCourse } from '../course/file/parse.ts';
import { escapeName, nameBytes } from '../observe/file-name.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { absolutePath } from './given-paths.ts';

/** @throws CliError if the course file cannot be used */
export async function readCourse(path: string): Promise<Course> {
  const file = escapeName(path);
  try {
    return parseCourse(await readCourseText(path), file);
  } catch (error) {
    if (error instanceof CourseError)
      throw new CliError(`cannot use the course file: ${error.message}`, exitStatus.usage);
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = isMissing
      ? 'there is no such file; datagrade init course writes one'
      : `${(error as Error).message}; write it as a plain UTF-8 text file`;
    throw new CliError(`cannot read the course file ${file}: ${reason}`, exitStatus.usage);
  }
}

const mostBytes = 256 * 1024;

async function readCourseText(path: string): Promise<string> {
  const place = nameBytes(absolutePath(path));
  const found = await stat(place);
  if (!found.isFile()) throw fault('it is not a file');
  if (found.size > mostBytes) throw fault(`it is larger than ${mostBytes} bytes`);
  return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(place));
}

function fault(message: string): Error {
  return Object.assign(new Error(message), { code: 'EINVAL' });
}
