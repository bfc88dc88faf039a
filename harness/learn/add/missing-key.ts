/**
 * Layouts in which a key has the name that a program looked for and did not find. Pure.
 *
 * The two halves of a submission may disagree about a key. Each of them may be right alone.
 */
import type { JsonTemplate, Layout } from '../../../reference/add/dialect.ts';
import type { PythonTemplate } from '../../../reference/add/formats/python/value.ts';
import type { Role } from '../../handout/programs.ts';
import { explainCrash } from '../../judge/crash.ts';
import type { View } from '../../transcript/view.ts';

/** How runtimes name the key that a crashed program did not find. */
const complaints = [
  /KeyError: ['"](.+?)['"]/,
  /key not found: :?"?(\w+)/,
  /JSONObject\["(.+?)"\] not found/,
  /No value for (\w+)/,
];

/** @returns the messages in which one of the keys of a field has that name, each once */
export function withMissingKey(layouts: readonly Layout[], view: View, role: Role): readonly (readonly Layout[])[] {
  const crash = explainCrash(view, role)?.text ?? '';
  const key = complaints.map((complaint) => complaint.exec(crash)?.[1]).find((each) => each !== undefined);
  if (key === undefined) return [];
  return layouts.flatMap((layout, at) =>
    renamedIn(layout, key).map((renamed) => layouts.map((each, index) => (index === at ? renamed : each))),
  );
}

function renamedIn(layout: Layout, key: string): readonly Layout[] {
  switch (layout.format) {
    case 'json':
      return renamedInJson(layout.template, key).map((template) => ({ ...layout, template }));
    case 'pickle':
    case 'repr':
      return renamedInPython(layout.template, key).map((template) => ({ ...layout, template }));
    case 'encoded':
    case 'checked':
      return renamedIn(layout.content, key).map((content) => ({ ...layout, content }));
    case 'text':
    case 'packed':
      return [];
  }
}

function renamedInJson(template: JsonTemplate, key: string): readonly JsonTemplate[] {
  if (typeof template !== 'object' || template === null || Array.isArray(template)) return [];
  const entries = Object.entries(template) as [string, JsonTemplate][];
  if (entries.some(([own]) => own === key || own.startsWith('$'))) return [];
  return entries.flatMap(([own, value]) =>
    typeof value === 'object' && value !== null && '$field' in value
      ? [Object.fromEntries(entries.map((each) => (each[0] === own ? [key, value] : each))) as JsonTemplate]
      : [],
  );
}

function renamedInPython(template: PythonTemplate, key: string): readonly PythonTemplate[] {
  if (template.kind !== 'dict') return [];
  const { entries } = template;
  if (entries.some(([own]) => 'text' in own && own.text === key)) return [];
  return entries.flatMap(([own, value], at) =>
    'text' in own && value.kind === 'field'
      ? [{ ...template, entries: entries.map((each, index) => (index === at ? [{ ...own, text: key }, value] : each)) }]
      : [],
  );
}
