/**
 * All languages. To add one: write its file, add its name to `Language` in `program.ts`, and a row here.
 */
import type { Language } from '../program.ts';
import { c } from './c.ts';
import { cplusplus } from './cplusplus.ts';
import { executable } from './executable.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import type { LanguageSupport } from './language.ts';
import { perl } from './perl.ts';
import { python } from './python.ts';
import { rust } from './rust.ts';

export const languages: Readonly<Record<Language, LanguageSupport>> = {
  python,
  javascript,
  java,
  c,
  'c++': cplusplus,
  rust,
  perl,
  executable,
};
