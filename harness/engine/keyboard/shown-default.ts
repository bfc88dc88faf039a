/** Whether a prompt shows the value that Enter selects. Pure. */

const words =
  /default|defecto|omiss[aã]o|padr[aã]o|d[eé]faut|standard|domy[sś]ln|predefinit|varsay[ıi]lan|alap[eé]rtelmezett|по умолчанию/iu;
const enterMeans =
  /(?:enter|intro|entr[eé]e|invio|eingabe|return|↵|⏎)\s*=|=\s*(?:enter|intro|entr[eé]e|invio|eingabe|return|↵|⏎)/iu;
const inBrackets = /\[[^\]\n]*[\d.]{2,}[^\]\n]*\]\s*[:>?]?\s*$/u;

/** A number that cannot be a limit of the integer. */
const inParentheses = /\(\s*\d{4,5}\s*\)\s*[:>?]?\s*$/u;

export function showsDefault(prompt: string): boolean {
  return saysDefault(prompt) || inBrackets.test(prompt) || inParentheses.test(prompt);
}

/** In words. A value in brackets alone may be something else, such as a limit. */
export function saysDefault(prompt: string): boolean {
  return words.test(prompt) || enterMeans.test(prompt);
}

const hostAndPort = /[[(<]\s*(?:[a-z][\w-]*(?:\.[\w-]+)*|\d{1,3}(?:\.\d{1,3}){3})\s*:\s*\d{2,5}\s*[\])>]/iu;

/** Whether it shows a host and a port in one value: "Server [localhost:4000]". */
export function showsHostAndPort(prompt: string): boolean {
  return hostAndPort.test(prompt);
}
