export interface Message {
  readonly name: string;
  readonly value: number;
}

export const ADD_PORT = 27000;
export const FILE_PORT = 27001;
export const CHUNK_SIZE = 2048;

export function encode(message: Message): string {
  return `${message.name}=${message.value}`;
}

export function decode(data: Buffer): Message {
  const text = data.toString();
  const at = text.lastIndexOf('=');
  return { name: text.slice(0, at), value: Number(text.slice(at + 1)) };
}
