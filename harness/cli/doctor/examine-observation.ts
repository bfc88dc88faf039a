/**
 * What lets the testbed see what programs do: the kernel's view of processes, a terminal, the wire.
 */
import type { Examined } from '../../../reports/doctor-table.ts';
import { emptyDatagramsArrive } from '../../observe/network/empty-datagram.ts';
import { findObservation } from '../../observe/find-observation.ts';
import { hasLibc } from '../../observe/process/libc.ts';
import { findCapture } from '../../sandbox/lane/find-capture.ts';
import { findTool } from '../../submission/build/find-tool.ts';

export async function examineObservation(): Promise<readonly Examined[]> {
  return [
    await examineKernel(),
    examineTerminal(),
    examineCapture(),
    await examineReader(),
    await examineEmptyDatagrams(),
  ];
}

async function examineKernel(): Promise<Examined> {
  const name = 'what programs wait for';
  const { note } = await findObservation();
  if (note === undefined) return { name, state: 'there', found: '/proc shows it' };
  return {
    name,
    state: 'missing',
    found: note,
    cost: 'verdicts rest on silence: grading takes longer, and a person decides what that cannot tell',
    remedy: 'use Linux on x64 or arm64, in a container without further restrictions',
  };
}

function examineTerminal(): Examined {
  const name = 'a terminal for programs';
  if (hasLibc()) return { name, state: 'there', found: 'the package koffi is installed and opens pseudo-terminals' };
  return {
    name,
    state: 'missing',
    found: 'the optional package koffi is not installed, or this is not Linux with glibc',
    cost: 'keyboard and screen are pipes: what a program holds back until it is ended cannot be graded',
    remedy: 'npm install koffi',
  };
}

function examineCapture(): Examined {
  const name = 'capture of datagrams';
  const { note } = findCapture();
  if (note === undefined) return { name, state: 'there', found: 'a lane can listen on its own loopback' };
  return {
    name,
    state: 'missing',
    found: note,
    cost: 'only datagrams to and from the testbed itself are recorded, not those between the two halves of a pair',
    remedy: 'install the package koffi, and allow a network for each lane',
  };
}

async function examineReader(): Promise<Examined> {
  const name = 'tshark';
  const tool = await findTool('tshark');
  if (tool !== undefined) return { name, state: 'there', found: tool };
  return {
    name,
    state: 'missing',
    found: 'it is not on PATH',
    cost: 'captures cannot be read on the command line; grading does not need it',
    remedy: 'apt-get install tshark',
  };
}

async function examineEmptyDatagrams(): Promise<Examined> {
  const name = 'empty datagrams';
  if (await emptyDatagramsArrive()) return { name, state: 'there', found: 'one that was sent has arrived' };
  return {
    name,
    state: 'missing',
    found: 'one that was sent has not arrived',
    cost: 'the end of a file that is a multiple of 2048 cannot be graded: unsupported',
    remedy: 'use Linux, or another version of Node',
  };
}
