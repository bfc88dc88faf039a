/** The folder in which a command unpacks archives. It is removed when the command ends. */
import { openRunFolder, type RunFolder } from '../sandbox/lane/run-folder.ts';
import { refuseUnusableTemporaryFolder } from './find-environment.ts';

/** @throws CliError if the folder for temporary files cannot be used */
export function openScratch(): RunFolder {
  refuseUnusableTemporaryFolder();
  return openRunFolder('portable');
}
