/**
 * What the words in file and folder names mean, in English, Portuguese and related languages;
 * without accents, in lower case.
 *
 * To teach datagrade another word, add it to a row here.
 */
import type { Direction } from './observation.ts';

interface Meaning {
  readonly toward: Direction;
  readonly weight: number;
}

const rows: readonly (readonly [Direction, number, string])[] = [
  ['client', 3, 'client clients cliente clientes clienta cleint clinet cliet clent klient kunde'],
  ['client', 3, 'klijent klienta klientas istemci asiakas ugyfel'],
  ['client', 2, 'cli clt clnt clien'],
  ['client', 1, 'c asker requester caller'],
  ['server', 3, 'server servers servidor servidores serveur serverr sever servdor serivdor sevidor'],
  ['server', 3, 'serwer serwera serveris sunucu palvelin szerver posluzitelj servidora'],
  ['server', 2, 'serv srv svr srvr sv serve daemon'],
  ['server', 1, 's host provider'],
  [
    'add',
    3,
    'add adds adder adding addition adicao adicionar adicoes sum sums summer summing soma somar somas somador suma',
  ],
  [
    'add',
    2,
    'calc calculator calculadora number numbers numero numeros nums integer integers inteiro inteiros somme plus',
  ],
  [
    'add',
    3,
    'addieren addierer summe summa somma sommare optellen opteller addera dodawanie zbroj soucet toplama osszeadas',
  ],
  [
    'add',
    2,
    'rechner kalkulator kalkylator kalkulacka rekenmachine calcolatrice calcolatore calculatrice calculette zahl zahlen getal getallen ' +
      'nombre nombres entier entiers numeri intero interi liczba liczby cislo broj brojevi sayi szam',
  ],
  ['add', 1, 'num int ints math maths two dois'],
  ['file', 3, 'file files ficheiro ficheiros arquivo arquivos fichier archivo ft filetransfer tftp'],
  ['file', 3, 'datei dateien bestand bestanden filer plik pliki soubor soubory datoteka datoteke fajl dosya'],
  ['file', 2, 'transfert trasferimento uebertragung ubertragung overdracht overforing prijenos prenos telechargement'],
  ['file', 2, 'fich transfer transfers transferencia transferir transferencias transf ftp download downloader'],
  ['file', 1, 'trans upload get chunk chunks fetch blocks send'],
];

export const knownWords: ReadonlyMap<string, Meaning> = new Map(
  rows.flatMap(([toward, weight, words]) => words.split(' ').map((word) => [word, { toward, weight }] as const)),
);

/**
 * Words without a meaning of their own that are often written together with one that has a meaning.
 */
export const fillerWords: ReadonlySet<string> = new Set(
  (
    'udp tcp socket sockets sock my the new app main program prog py python java lab rc cn net network simple basic ' +
    'test old final exercise exercicio ex task part parte question questao of and de do da dos das para para com ' +
    'name names nome two'
  ).split(' '),
);

/**
 * Words before a number or a letter that tell the parts of the lab apart; a longer word before a
 * shorter one with the same beginning.
 */
export const partMarkers: ReadonlySet<string> = new Set(
  (
    'ex exer exerc exercise exercises exercicio exercicios task tarefa part parte p q question questao pergunta ' +
    'assignment assign problem problema prob a alinea atividade actividade activity section seccao secao sec ponto point item step fase phase tp lab'
  ).split(' '),
);

/** Words of a file that is probably not the one to grade, with what they mean. */
export const staleWords: ReadonlyMap<string, string> = new Map(
  (
    [
      ['an old version', 'old older antigo antiga antigos velho velha previous anterior deprecated legacy obsolete'],
      ['a copy', 'backup backups bak copy copia copies bkp dup duplicate'],
      ['a draft', 'draft rascunho tmp temp wip unfinished incomplete broken attempt tentativa trash lixo unused'],
      ['a test', 'test tests teste testes testing tester mock fake debug'],
      [
        'an example',
        'example examples exemplo exemplos sample samples lecture aula aulas slides template skeleton prof original',
      ],
    ] as const
  ).flatMap(([meaning, words]) => words.split(' ').map((word) => [word, meaning] as const)),
);

/** Words of a file that is probably the one to grade. */
export const freshWords: ReadonlySet<string> = new Set(
  'final definitivo entrega submission latest new novo nova fixed'.split(' '),
);
