export { prepareGivenPostgres } from './given-postgres.ts';
export { makeFolder } from './place.ts';
export { startPostgres } from './start-postgres.ts';
