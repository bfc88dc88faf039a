/**
 * One scenario as a pcapng file, for Wireshark and similar tools: every datagram, with the steps of
 * the scenario as comments of packets. A pure function from a transcript to bytes.
 *
 * Headers are built from addresses and lengths, with right checksums, so that no packet looks
 * damaged. If the lane captured no traffic, the file has the datagrams of datagrade's own sockets
 * and says so. A payload that the transcript does not hold is cut off, as in a capture with a
 * limit.
 *
 * Format: draft-ietf-opsawg-pcapng; link type 101 (LINKTYPE_RAW: the packet begins with the IP
 * header).
 */
import type { Transcript } from '../harness/transcript/transcript.ts';
import { packetOf } from './pcapng/packets.ts';
import { placeComments } from './pcapng/comments.ts';
import type { NarratedStep } from './pcapng/narrated-step.ts';
import { block, bytesOf, option, text, u16, u32 } from './pcapng/blocks.ts';
import { sightingsIn, type Sighting } from './pcapng/sightings.ts';

export interface PcapScenario {
  readonly id: string;
  readonly title: string;
  /** Its verdict, as a sentence. */
  readonly verdict: string;
  /** In the order of the scenario. */
  readonly steps: readonly NarratedStep[];
}

// Block types and option codes.
const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
const OPT_COMMENT = 1;
const SHB_USERAPPL = 4;
const IF_NAME = 2;
const IF_TSRESOL = 9;

const LINKTYPE_RAW = 101;
const byteOrderMagic = 0x1a2b3c4d;

/** @returns the bytes of the file */
export function renderPcapng(transcript: Transcript, scenario: PcapScenario): Uint8Array {
  const { sightings, isCaptured } = sightingsIn(transcript, scenario.steps);
  const comments = placeComments(transcript, scenario.steps, sightings);
  const origin = transcript.startedAtMs ?? 0;
  return bytesOf([
    sectionHeader(scenario, isCaptured, sightings.length > 0),
    interfaceDescription(),
    ...sightings.map((sighting, index) => enhancedPacket(sighting, origin, comments.get(index) ?? [])),
  ]);
}

/** If there is no packet to carry the steps, they are listed here. */
function sectionHeader(
  { id, title, verdict, steps }: PcapScenario,
  isCaptured: boolean,
  hasPackets: boolean,
): Uint8Array {
  const source = isCaptured
    ? 'All datagrams of the lane, captured in the kernel.'
    : "The datagrams of datagrade's own sockets; other datagrams were not captured.";
  const story = hasPackets ? [] : ['No datagram was sent.', ...steps.map((step) => step.text)];
  const comment = [`${id}: ${title}`, verdict, source, ...story].join('\n');
  return block(SECTION_HEADER, [
    u32(byteOrderMagic),
    u16(1),
    u16(0),
    // The length of the section is not given.
    u32(0xffff_ffff),
    u32(0xffff_ffff),
    option(OPT_COMMENT, text(comment)),
    option(SHB_USERAPPL, text('datagrade')),
    option(0, new Uint8Array()),
  ]);
}

/** Times are in nanoseconds, packets of any length. */
function interfaceDescription(): Uint8Array {
  return block(INTERFACE_DESCRIPTION, [
    u16(LINKTYPE_RAW),
    u16(0),
    u32(0),
    option(IF_NAME, text('lo')),
    option(IF_TSRESOL, Uint8Array.of(9)),
    option(0, new Uint8Array()),
  ]);
}

function enhancedPacket(sighting: Sighting, originMs: number, comments: readonly string[]): Uint8Array {
  const { bytes, originalBytes } = packetOf(sighting);
  // The transcript has microseconds; doubles hold them exactly.
  const time = BigInt(Math.round((originMs + sighting.atMs) * 1000)) * 1000n;
  return block(ENHANCED_PACKET, [
    u32(0),
    u32(Number(time >> 32n)),
    u32(Number(time & 0xffff_ffffn)),
    u32(bytes.length),
    u32(originalBytes),
    bytes,
    new Uint8Array(-bytes.length & 3),
    ...comments.map((comment) => option(OPT_COMMENT, text(comment))),
    ...(comments.length === 0 ? [] : [option(0, new Uint8Array())]),
  ]);
}
