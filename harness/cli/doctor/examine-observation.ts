/**
 * What datagrade can observe of programs: processes in the kernel, a terminal, the network traffic.
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
    cost: 'datagrade can only wait for silence: grading takes longer, and more requirements need review',
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
    cost: 'keyboard and screen are pipes: if a program holds its output back until it is stopped, that output cannot be graded',
    remedy: 'npm install koffi',
  };
}

function examineCapture(): Examined {
  const name = 'capture of datagrams';
  const { note } = findCapture();
  if (note === undefined)
    return { name, state: 'there', found: 'a lane can capture the traffic on its own loopback interface' };
  return {
    name,
    state: 'missing',
    found: note,
    cost: 'datagrade records only the datagrams that it sends and receives itself, not those between the client and the server of a pair',
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
    found: 'tshark not found on PATH',
    cost: 'you cannot read captures on the command line; grading does not need it',
    remedy: 'apt-get install tshark',
  };
}

async function examineEmptyDatagrams(): Promise<Examined> {
  const name = 'empty datagrams';
  if (await emptyDatagramsArrive()) return { name, state: 'there', found: 'an empty datagram that was sent arrived' };
  return {
    name,
    state: 'missing',
    found: 'an empty datagram that was sent did not arrive',
    cost: 'the end of a file whose size is a multiple of 2048 bytes cannot be graded and needs review',
    remedy: 'use Linux, or another version of Node',
  };
}
