/**
 * What the schemas of a transcript and of its events have in common.
 */
import { z } from 'zod';
import type { Role } from '../../handout/programs.ts';

export const roleSchema: z.ZodType<Role> = z.enum(['client', 'server']);
export const text = z.string();
/** Without a stray character, which a decoder would skip. */
export const base64 = text.refine((value) => Buffer.from(value, 'base64').toString('base64') === value, 'not Base64');
export const number = z.number();
export const count = z.number().int().nonnegative();

/** A value for each half, or for one of them, or for none. */
export function perRole<T>(value: z.ZodType<T>): z.ZodType<{ readonly [role in Role]?: T }> {
  return z.object({ client: value.exactOptional(), server: value.exactOptional() });
}
