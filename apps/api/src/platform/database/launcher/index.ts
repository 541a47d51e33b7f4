export { prepareGivenPostgres } from './given-postgres.ts';
export { startPostgres } from './start-postgres.ts';
