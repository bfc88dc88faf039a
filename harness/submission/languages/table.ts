/**
 * All languages. To add one, write its file, add its name to `Language` in `program.ts`, and add a
 * row here.
 */
import type { Language } from '../program.ts';
import { c } from './c.ts';
import { csharp } from './csharp.ts';
import { cplusplus } from './cplusplus.ts';
import { executable } from './executable.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import type { LanguageSupport } from './language.ts';
import { perl } from './perl.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { typescript } from './typescript.ts';

export const languages: Readonly<Record<Language, LanguageSupport>> = {
  python,
  javascript,
  typescript,
  java,
  c,
  'c++': cplusplus,
  rust,
  go,
  'c#': csharp,
  perl,
  ruby,
  executable,
};
