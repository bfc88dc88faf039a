/**
 * What a jail shows of the machine: the installed software, read-only, and a small `/etc` without
 * any data about its users.
 */
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Limits } from '../limits/limits.ts';

/** Top-level folders with software; on most current systems these are links into `/usr`. */
const softwareFolders = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];

/** Folders for software that is installed besides the system's own. */
const otherSoftwareFolders = ['/opt', '/nix/store', '/gnu/store', '/snap', '/home/linuxbrew/.linuxbrew'];

/**
 * Arguments for bwrap that show the software. A folder or a link stays what it is on the machine.
 */
export function softwareArguments(): readonly string[] {
  return [...softwareFolders, ...otherSoftwareFolders].flatMap((path) => {
    if (!existsSync(path)) return [];
    if (lstatSync(path).isSymbolicLink()) return ['--symlink', readlinkSync(path), path];
    return readdirSync(path).length === 0 ? [] : ['--ro-bind', path, path];
  });
}

/**
 * Settings that every jail shows unchanged: which command a name refers to, and the ones that Mono
 * needs to find files.
 */
const wholeSettings = ['/etc/alternatives', '/etc/mono'];

/**
 * Arguments for bwrap that show `/etc`.
 * @param folder the one that {@link makeSettings} made
 */
export function settingsArguments(folder: string): readonly string[] {
  const whole = wholeSettings.filter((path) => existsSync(path));
  return ['--ro-bind', folder, '/etc', ...whole.flatMap((path) => ['--ro-bind', path, path])];
}

/** Whether a path exists in every jail. */
export function isSoftware(path: string): boolean {
  return [...softwareFolders, ...otherSoftwareFolders].some((folder) => path.startsWith(`${folder}/`));
}

/** Settings of the software itself; none of the machine's users, keys or services. */
const settings =
  'ld.so.cache ld.so.conf ld.so.conf.d localtime timezone services protocols mime.types os-release host.conf';

const ownSettings: Readonly<Record<string, string>> = {
  hosts: '127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n',
  // A name with both kinds of addresses gives the IPv4 one first, because most programs of this lab
  // know no other: a half that takes the first address then finds one that asks for IPv4.
  'gai.conf': 'precedence ::ffff:0:0/96 100\n',
  'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\nservices: files\nprotocols: files\n',
  // Where a lane's own name server listens.
  'resolv.conf': 'nameserver 127.0.0.1\n',
  passwd: 'root:x:0:0:root:/:/usr/sbin/nologin\nstudent:x:1000:1000:student:/:/bin/sh\n',
  group: 'root:x:0:\nstudent:x:1000:\n',
  hostname: 'localhost\n',
};

/** Folders of the machine's `/etc` that a jail may mount in place. */
const shownSettings = /^(alternatives|mono|java.*)$/;

/** Creates the `/etc` of all jails in a folder that must not exist yet. */
export function makeSettings(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync('/etc')) if (shownSettings.test(name)) mkdirSync(join(folder, name));
  for (const name of settings.split(' ')) copySetting(join('/etc', name), join(folder, name));
  for (const [name, text] of Object.entries(ownSettings)) writeFileSync(join(folder, name), text);
}

/**
 * Copies a file, a link as a link, or a folder with its contents. Omits a path that is missing, or
 * that not every user of the machine may read.
 */
function copySetting(from: string, to: string): void {
  const found = lstatSync(from, { throwIfNoEntry: false });
  if (found === undefined) return;
  const isForEverybody = (found.mode & 0o004) !== 0;
  if (found.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else if (isForEverybody && found.isFile()) copyFileSync(from, to);
  else if (isForEverybody && found.isDirectory()) {
    mkdirSync(to);
    for (const name of readdirSync(from)) copySetting(join(from, name), join(to, name));
  }
}

/** Devices without any state of the machine. */
const devices = ['null', 'zero', 'full', 'random', 'urandom', 'tty'];

const deviceLinks = [
  ['fd', 'fd'],
  ['stdin', 'fd/0'],
  ['stdout', 'fd/1'],
  ['stderr', 'fd/2'],
] as const;

/**
 * Arguments for bwrap that show `/proc` and `/dev`.
 * @param terminal path of the only terminal
 */
export function deviceArguments(terminal: string | undefined, limits: Limits): readonly string[] {
  return [
    '--proc',
    '/proc',
    // Settings of the whole machine. If the caller is its root, the program has root's access to
    // these files.
    '--ro-bind',
    '/proc/sys',
    '/proc/sys',
    ...devices.flatMap((name) => ['--dev-bind', `/dev/${name}`, `/dev/${name}`]),
    ...(terminal === undefined ? [] : ['--dev-bind', terminal, terminal]),
    ...deviceLinks.flatMap(([name, target]) => ['--symlink', `/proc/self/${target}`, `/dev/${name}`]),
    ...tmpfsArguments('/dev/shm', limits.temporaryBytes),
  ];
}

/**
 * Arguments for bwrap that create an empty folder in memory, which every user may write to up to a
 * limit.
 */
export function tmpfsArguments(path: string, limitBytes: number): readonly string[] {
  return ['--perms', '1777', '--size', String(limitBytes), '--tmpfs', path];
}
