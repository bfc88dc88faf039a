/**
 * The contract of `results.json` as a JSON Schema (draft 2020-12), for tools that are not written in TypeScript.
 *
 * Generated from the schema that the project itself validates with, so that the two cannot disagree. Keys that it does not name are
 * allowed everywhere, because later versions may add some. `reports/results.schema.json` is this, written down.
 */
import { z } from 'zod';
import { requirements } from '../handout/requirements.ts';
import { runSchema, submissionResultSchema } from './results.ts';

/** A plain object, ready for `JSON.stringify`. */
export function resultsJsonSchema(): z.core.JSONSchema.JSONSchema {
  const { $schema = draft, ...schema } = z.toJSONSchema(runSchema, {
    // The schema of what is written would forbid the keys that it does not name; the one of what may be read allows them.
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === submissionResultSchema.shape.requirements) jsonSchema.allOf = [requirementsInOrder];
    },
  });
  return {
    $schema,
    title: 'datagrade.results/1',
    description: 'What a run of datagrade found out about the submissions of a class',
    ...schema,
  };
}

const draft = 'https://json-schema.org/draft/2020-12/schema';

/** Every requirement once, in the order of the handout. */
const requirementsInOrder: z.core.JSONSchema.BaseSchema = {
  prefixItems: requirements.map(({ id, title }) => ({ title, properties: { id: { const: id } } })),
};
