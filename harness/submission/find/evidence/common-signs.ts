/**
 * Signs that look the same in every language: words of the assignments in names and texts, the
 * numbers 100 and 2048, endless loops.
 *
 * Every pattern is linear: no unbounded repetition inside or after another.
 */
export const commonSigns = {
  forever: /\bwhile\s*\(?\s*(?:True|true|1)\b|\bfor\s*\(\s*;\s*;\s*\)|\bloop\s*\{|\bserve_forever\b|\brun_forever\b/,
  waits:
    /["'`][^"'`\n]{0,80}\b(?:waiting|listening|ready to|is ready|running on|up and running|[àa] escuta|[àa] espera|aguard|pronto|esperando|escutando)/i,
  clientSocket:
    /\b(?:udp_?)?(?:client|cliente)_?(?:sock|socket|soquete)\b|\b(?:sock|socket|soquete)_?(?:client|cliente)\b/i,
  serverSocket:
    /\b(?:udp_?)?(?:server|servidor)_?(?:sock|socket|soquete)\b|\b(?:sock|socket|soquete)_?(?:server|servidor)\b/i,
  lectureWords: /lower ?case sentence|\bmodified_?(?:message|sentence)\b|\bcapitalized_?sentence\b/i,
  sums: /(?<![a-z])(?:sums?|soma|somas|suma|somat[oó]rio|somar|adder)(?![a-z])|[a-z](?:Sum|Soma)(?![a-z])|\b(?:SUM|SOMA)\b/i,
  addition: /\b\w{0,40}(?:num|int|value|valor|n)\w{0,40}\s\+\s\w{0,40}(?:num|int|value|valor|n)\w{0,40}/i,
  range:
    /[<>]=?\s*100\b|[<>]=?\s*101\b|\b100\s*[<>]|\brange\s*\(\s*1\s*,\s*101\s*\)|\b1\s*,\s*100\b|\b1\s*\.\.=?\s*10[01]\b/,
  numberWords:
    /\b(?:integers?|inteiros?|n[uú]meros?|numbers?)\b(?=[^\n]{0,80}["'`])|\b(?:my|client|server|user)_?(?:num|number|int|integer|value)\b/i,
  number2048: /\b2048\b/,
  chunkSize:
    /[<=>!]=?\s*2048\b|\b(?:read|fread|slice|subarray)\s*\([^)\n]{0,60}\b2048\b|\b\w{0,20}(?:chunk|block|bloco|buf|size|tam)\w{0,20}\s*(?:=|:|\s)\s*2048\b/i,
  fileWords:
    /\b\w{0,20}(?:file_?name|nome_?(?:do_?)?(?:ficheiro|arquivo)|ficheiro|arquivo|file_?path)|["'`][^"'`\n]{0,60}\b(?:files?|ficheiros?|arquivos?)\b/i,
} as const satisfies Record<string, RegExp>;
