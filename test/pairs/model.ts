/**
 * What a generated submission is: plain data, drawn from a seed and rendered as Python.
 */
import type { Words } from './draw/words.ts';

export type FieldKey = 'name' | 'number' | 'id' | 'time' | 'kind' | 'total' | 'file' | 'size';

/** `value` is the text of a constant field, and the Python expression of a time. */
export interface Field {
  readonly key: FieldKey;
  readonly type: 'text' | 'int';
  /** How the layout calls the field, where it has a word for it. */
  readonly label: string;
  readonly value?: string;
}

export type Layout =
  | { readonly kind: 'text'; readonly separator: string; readonly end: '' | '\n' | '\0' }
  | { readonly kind: 'keywords'; readonly assign: string; readonly separator: string }
  | { readonly kind: 'sentence'; readonly words: readonly string[] }
  | { readonly kind: 'json' | 'pickle' | 'repr'; readonly shape: 'dict' | 'list' | 'nested' }
  | { readonly kind: 'xml'; readonly tag: string }
  | {
      readonly kind: 'struct';
      readonly order: '!' | '<' | '>';
      readonly width: number;
      readonly integer: 'i' | 'h' | 'q';
    }
  | { readonly kind: 'lengths'; readonly bytes: 1 | 2 | 4; readonly order: 'big' | 'little' }
  | { readonly kind: 'netstrings' };

export type Layer =
  | { readonly kind: 'checksum'; readonly sum: 'additive' | 'crc32' | 'sha256' | 'md5 text'; readonly isFirst: boolean }
  | { readonly kind: 'length'; readonly form: 'binary' | 'digits' }
  | { readonly kind: 'base64' | 'hex' | 'zlib' };

export interface Message {
  readonly fields: readonly Field[];
  readonly layout: Layout;
  readonly layers: readonly Layer[];
}

export type Asked = 'host' | 'port' | 'name' | 'number' | 'file' | 'destination';

/** A value that a program is given when it starts; what is not given is a constant in its source. */
export interface Input {
  readonly what: Asked;
  readonly from: 'argument' | 'flag' | 'prompt';
  /** The word in the usage message, the flag, or the prompt. */
  readonly text: string;
  /** The prompt is a line of its own. */
  readonly isLine?: true;
  /** Used when nothing is given. */
  readonly fallback?: string;
}

/** `isJoined`: the last two prompts are one, answered with two values on one line. */
export interface Inputs {
  readonly all: readonly Input[];
  readonly isJoined: boolean;
}

export interface Style {
  readonly main: 'script' | 'function' | 'guard';
  readonly printing: 'f-string' | 'commas' | 'percent' | 'format';
  readonly codec: 'inline' | 'functions';
  readonly hasComments: boolean;
}

export interface Addresses {
  readonly port: number;
  readonly bindHost: '' | '0.0.0.0' | '127.0.0.1' | 'localhost';
  readonly clientHost: '127.0.0.1' | 'localhost';
}

export type ServerShape = 'loop' | 'timeout' | 'select' | 'socketserver' | 'asyncio' | 'thread';
export type ClientSocket = 'recvfrom' | 'recv' | 'connect' | 'timeout' | 'select' | 'bound';

export interface AddModel extends Addresses {
  readonly clientName: string;
  readonly serverName: string;
  /** `typed`: it is among the inputs of the server. */
  readonly serverNumber: number | 'random' | 'typed';
  /** One message for each datagram. */
  readonly request: readonly Message[];
  readonly reply: readonly Message[];
  /** Between two datagrams of a request, the server answers with this word. */
  readonly between?: string;
  /** The client sends the first word, and the server answers with the second. */
  readonly greeting?: readonly [string, string];
  /** After the reply, the client sends this word. */
  readonly thanks?: string;
  readonly clientInputs: Inputs;
  readonly serverInputs: Inputs;
  readonly clientSocket: ClientSocket;
  readonly serverShape: ServerShape;
  /** What the client does with an integer that is out of range. */
  readonly rangeCheck: 'none' | 'again' | 'leave' | 'no wait';
  /** What the server sends before it shuts down. */
  readonly farewell: 'nothing' | 'text';
  readonly screen: 'labels' | 'bare' | 'sentence' | 'one line';
}

export interface FileModel extends Addresses {
  readonly request: Message;
  readonly header?: Message;
  /** What the client answers to the header. */
  readonly ready?: string;
  readonly acknowledgement: 'none' | 'word' | 'number' | 'packed number';
  readonly acknowledgesLast: boolean;
  readonly clientInputs: Inputs;
  readonly serverInputs: Inputs;
  readonly clientSocket: ClientSocket;
  readonly serverShape: 'loop' | 'timeout' | 'select' | 'thread' | 'socketserver';
  readonly servesOnce: boolean;
  readonly sending: 'read loop' | 'slices' | 'count' | 'walrus' | 'iter';
  readonly receiving: 'write' | 'collect' | 'list';
  readonly destination: 'same' | 'prefix' | 'suffix' | 'folder' | 'base name';
  readonly onMissing: 'nothing' | 'skip' | 'empty';
  readonly pauseMs: number;
}

export interface Arrangement {
  readonly files: 'flat' | 'folders' | 'halves' | 'package' | 'one file';
  /** How the one file is told which half it is. */
  readonly choice: 'word' | 'flag' | 'menu' | 'question';
  readonly hasModule: boolean;
  readonly naming: 'english' | 'words' | 'letters' | 'camel';
  readonly folder: string;
  readonly extras: readonly ('notes' | 'lecture' | 'tcp' | 'helper' | 'data')[];
}

export interface Submission {
  readonly seed: number;
  readonly words: Words;
  readonly style: Style;
  readonly arrangement: Arrangement;
  readonly add?: AddModel;
  readonly file?: FileModel;
}
