/** What the modules do with a person's data, for tests of a part of it. */
export { personParts } from '../shared/person-parts.ts';
