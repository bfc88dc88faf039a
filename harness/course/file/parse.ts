/** Parses the text of `course.yaml`; every error has a line and a column. Pure. */
import { createHash } from 'node:crypto';
import { requirements, type RequirementId } from '../../handout/requirements.ts';
import type { YamlWords } from '../../submission/yaml/describe-issue.ts';
import { parseYamlText, YamlError, type ParsedYaml } from '../../submission/yaml/parse.ts';
import { CourseError, type Course, type Scale, type Worth } from '../course.ts';
import { courseKeys, courseSchema } from './schema.ts';
import { sharePoints } from './share-points.ts';

/**
 * @param fileName for the errors, and the name of a course that has none
 * @throws CourseError, and nothing else, whatever the text
 */
export function parseCourse(text: string, fileName: string): Course {
  const { value, placeOf } = readShape(text, fileName);
  const { name = fileName, rubric, scale, roster } = value;
  const shared = rubric === undefined ? standardWorths : sharePoints(rubric);
  if ('message' in shared) {
    const path = ['rubric', ...(shared.key === undefined ? [] : [shared.key])];
    throw new CourseError(`${placeOf(path, true)}: ${shared.message}`);
  }
  return { name, hash: hashOf(shared, scale), worths: shared, scale, columns: roster?.columns ?? {} };
}

function readShape(text: string, fileName: string): ParsedYaml<ReturnType<typeof courseSchema.parse>> {
  try {
    return parseYamlText(text, fileName, courseSchema, words);
  } catch (error) {
    if (error instanceof YamlError) throw new CourseError(error.message);
    throw error;
  }
}

const standardWorths: ReadonlyMap<RequirementId, Worth> = new Map(requirements.map(({ id }) => [id, 5]));

function hashOf(worths: ReadonlyMap<RequirementId, Worth>, scale: Scale | undefined): string {
  const points = requirements.map(({ id }) => [id, worths.get(id)]);
  const marks = scale && [scale.of, scale.decimals, scale.rounding];
  return createHash('sha256')
    .update(JSON.stringify([points, marks ?? null]))
    .digest('hex');
}

const words: YamlWords = {
  noun: 'course file',
  remedy: 'correct it, or write a new one with datagrade init course',
  keysAt: (path) => courseKeys[path.map(String).join('.')] ?? [],
  unionAt: (path) =>
    path.at(-1) === 'id' ? 'must be a heading, a list of headings, or none' : 'must be a heading, or none',
};
