import { fixedId } from '../../../platform/ids.ts';

/** The id of a loaded unit: by its division code, or by its name when it has none. */
export const unitIdOf = (key: string): string => fixedId(`unit:${key}`);
