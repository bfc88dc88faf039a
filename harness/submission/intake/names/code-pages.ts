import { decodeWindows1252 } from '../../../observe/windows-1252.ts';

/** The upper halves of the code pages in which old programs write the names of a zip. */
const upperHalves = {
  CP850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  CP437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
} as const;

export type CodePage = keyof typeof upperHalves | 'Windows-1252';

/** In this order if names fit several equally well. */
export const codePages: readonly CodePage[] = ['CP850', 'CP437', 'Windows-1252'];

export function decodeCodePage(bytes: Uint8Array, page: CodePage): string {
  if (page === 'Windows-1252') return decodeWindows1252(bytes);
  const upper = upperHalves[page];
  return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : (upper[byte - 128] ?? '\uFFFD'))).join(
    '',
  );
}
