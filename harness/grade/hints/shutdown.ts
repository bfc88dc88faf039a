/**
 * An integer out of range did not end the server. Which integers failed shows which part of the
 * check is wrong.
 */
import type { ShutdownSymptom } from '../../scenario/symptom.ts';
import type { Hint } from './hint.ts';

export const shutdownHints = {
  'no-shutdown': {
    cause:
      'The check of the range is missing, or something keeps the loop running: an exit in a thread may end only that thread.',
    confidence: 'possible',
    advice:
      'Try 0, 101, -1 and 1000 one after another, each with a fresh server, and look at which line each one reaches.',
  },
  'no-shutdown-below-range': {
    cause: 'The server checks only the upper bound: 101 and 1000 ended it, 0 and -1 did not.',
    confidence: 'certain',
    advice: 'Look at the condition that ends the server, and add the lower bound.',
  },
  'no-shutdown-above-range': {
    cause: 'The server checks only the lower bound: 0 and -1 ended it, 101 and 1000 did not.',
    confidence: 'certain',
    advice: 'Look at the condition that ends the server, and add the upper bound.',
  },
  'no-shutdown-at-zero': {
    cause: 'The server accepts 0: the comparison at the lower bound is off by one, or 0 counts as "no value".',
    confidence: 'certain',
    advice: 'Look at the lower bound in the condition that ends the server. The range begins with 1.',
  },
  'no-shutdown-at-negative': {
    cause:
      'The server handles negative integers differently: it may compare with 0 only, or not recognise the minus sign.',
    confidence: 'likely',
    advice: 'Print the integer that the server understood when -1 arrives, and look at the lower bound of the check.',
  },
  'no-shutdown-at-101': {
    cause: 'The server accepts 101: the comparison at the upper bound is off by one.',
    confidence: 'certain',
    advice: 'Look at the upper bound in the condition that ends the server. The range ends with 100.',
  },
  'no-shutdown-at-1000': {
    cause:
      'The server handles 1000 differently from 101: it may read only three digits, or use a type that is too small.',
    confidence: 'likely',
    advice: 'Print the integer that the server understood when 1000 arrives.',
  },
} as const satisfies Record<ShutdownSymptom, Hint>;
