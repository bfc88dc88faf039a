/**
 * The contract of `results.json` as a JSON Schema (draft 2020-12), for tools that are not written
 * in TypeScript.
 *
 * It is generated from the schema that the project itself validates with, so that the two agree. It
 * allows unknown keys everywhere, because later versions may add some. The file
 * `reports/results.schema.json` holds it.
 */
import { z } from 'zod';
import { requirements } from '../handout/requirements.ts';
import { runSchema, submissionResultSchema } from './results.ts';

/** A plain object, ready for `JSON.stringify`. */
export function resultsJsonSchema(): z.core.JSONSchema.JSONSchema {
  const { $schema = draft, ...schema } = z.toJSONSchema(runSchema, {
    // The schema for writing would forbid unknown keys; the schema for reading allows them.
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
