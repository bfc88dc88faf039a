/**
 * Compiles the project once before the tests, because the end-to-end tests run the command as a user does: from `dist/`.
 */
import { execFileSync } from 'node:child_process';

export default function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
